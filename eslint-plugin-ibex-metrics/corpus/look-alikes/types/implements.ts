// A stand-in for tests that implements the type of a metric.
import { Counter, Metric } from 'prom-client';

export class FakeCounter implements Pick<Counter<string>, 'inc' | 'reset'> {
  count = 0;

  inc(): void {
    this.count += 1;
  }

  reset(): void {
    this.count = 0;
  }
}

export interface NamedMetric extends Metric<string> {
  title: string;
}
