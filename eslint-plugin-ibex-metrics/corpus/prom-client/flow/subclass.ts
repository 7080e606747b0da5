// A service with metrics of its own kind: a class derived from one of prom-client, and instances of it.
import { Gauge, type GaugeConfiguration } from 'prom-client';

// finds in next line: no-direct-registration
export class MaxGauge<T extends string> extends Gauge<T> {
  private max = 0;

  constructor(options: GaugeConfiguration<T>) {
    super(options);
  }

  observe(value: number): void {
    this.max = Math.max(this.max, value);
    this.set(this.max);
  }
}

export const peak = new MaxGauge({ name: 'connections_peak', help: 'Most connections at once' });
