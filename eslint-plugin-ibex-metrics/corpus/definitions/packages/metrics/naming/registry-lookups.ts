// Names that are looked up or removed, not defined: the definition is linted where it stands.
import { Registry } from 'prom-client';

export function dropLegacy(registry: Registry): void {
  if (registry.getSingleMetric('httpRequests')) registry.removeSingleMetric('httpRequests');
  const metric = registry.getSingleMetric('queue_count');
  metric?.reset();
}
