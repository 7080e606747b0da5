// A plugin host: a registry of its own with the methods that prom-client's has, too.
class PluginRegistry {
  private readonly plugins = new Map<string, object>();

  registerMetric(name: string, plugin: object): void {
    this.plugins.set(name, plugin);
  }

  setDefaultLabels(labels: Record<string, string>): void {
    this.plugins.set('labels', labels);
  }

  clear(): void {
    this.plugins.clear();
  }
}

const registry = new PluginRegistry();
registry.registerMetric('a', {});
registry.setDefaultLabels({ region: 'eu' });
registry.clear();
