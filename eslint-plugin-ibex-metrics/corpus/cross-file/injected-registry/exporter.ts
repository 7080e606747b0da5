// A class that gets its registry injected, by type.
import type { Metric, Registry } from 'prom-client';

export class Exporter {
  constructor(private readonly registry: Registry) {}

  add(metric: Metric): void {
    this.registry.registerMetric(metric); // finds: no-direct-registration
  }

  stop(): void {
    this.registry.clear(); // finds: no-direct-registration
  }

  expose(): Promise<string> {
    return this.registry.metrics();
  }
}
