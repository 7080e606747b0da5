// A factory that puts a prefix before the name that it is told. Its callers say what that is: no finding.
import { Counter, Gauge } from 'prom-client';

export const makeCounter = (name: string, help: string) => new Counter({ name: `shop_${name}_total`, help });

export function makeGauge(metricName: string, help: string): Gauge {
  return new Gauge({ name: 'shop_' + metricName, help });
}

export class Metrics {
  constructor(private readonly prefix: string) {}

  counter({ name, help }: { name: string; help: string }): Counter {
    return new Counter({ name: `${this.prefix}${name}_total`, help });
  }
}
