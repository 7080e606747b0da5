// A factory with a class as the default of a parameter, so that tests may give another.
import { Counter } from 'prom-client';

export function makeCounter(options: { name: string; help: string }, Kind = Counter) {
  return new Kind(options); // finds: no-direct-registration
}
