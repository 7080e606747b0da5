// A library that takes an injected class and falls back to its own.
import { Gauge } from 'prom-client';

interface Options {
  Gauge?: new (options: { name: string; help: string }) => { set(value: number): void };
}

export function poolSize(options: Options) {
  const Kind = options.Gauge ?? Gauge;
  return new Kind({ name: 'pool_size', help: 'Connections of the pool' }); // finds: no-direct-registration
}
