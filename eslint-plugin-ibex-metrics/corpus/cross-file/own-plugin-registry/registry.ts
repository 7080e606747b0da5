// A registry of the project's own, with methods that only prom-client's seems to have.
export class PluginRegistry {
  private readonly metrics = new Map<string, object>();
  private labels: Record<string, string> = {};

  registerMetric(name: string, metric: object): void {
    this.metrics.set(name, metric);
  }

  setDefaultLabels(labels: Record<string, string>): void {
    this.labels = labels;
  }
}
