// A registry in the field of a class, changed by a method.
import { Registry, type Metric } from 'prom-client';

export class Exporter {
  private readonly registry = new Registry(); // finds: no-direct-registration

  add(metric: Metric): void {
    this.registry.registerMetric(metric); // finds: no-direct-registration
  }

  remove(name: string): void {
    this.registry.removeSingleMetric(name); // finds: no-direct-registration
  }

  expose(): Promise<string> {
    return this.registry.metrics();
  }
}
