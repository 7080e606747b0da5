// Tests and tools: everything one may do to the global registry.
import client, { register } from 'prom-client';

export async function inspect(name: string): Promise<void> {
  console.log(await register.metrics()); // finds: no-direct-registration
  console.log(await register.getMetricsAsJSON()); // finds: no-direct-registration
  console.log(register.getSingleMetric(name)); // finds: no-direct-registration
  register.removeSingleMetric(name); // finds: no-direct-registration
  register.resetMetrics(); // finds: no-direct-registration
  client.register.clear(); // finds: no-direct-registration
  client.Registry.globalRegistry.clear(); // finds: no-direct-registration
}
