// An injected client with a type: the default metrics have a name of their own, for merging it takes the type.
import type * as PromClient from 'prom-client';

export function start(tools: { prom: typeof PromClient }): void {
  const { prom } = tools;
  prom.collectDefaultMetrics({ prefix: 'app_' }); // finds: no-direct-registration
  prom.Registry.merge([]); // finds with types: no-direct-registration
}
