// Its user, into which it is injected: the type it is declared with is not prom-client's.
import { PluginRegistry } from './registry';

export class Host {
  constructor(private readonly registry: PluginRegistry) {}

  start(plugin: object): void {
    this.registry.registerMetric('plugin', plugin);
    this.registry.setDefaultLabels({ region: 'eu' });
  }
}

export function start(registry: PluginRegistry): void {
  registry.registerMetric('host', {});
}
