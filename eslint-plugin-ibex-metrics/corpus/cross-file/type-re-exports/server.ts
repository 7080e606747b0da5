// A user of the types, which records and scrapes.
import type { Histogram, Telemetry } from './types';

export async function handle({ registry, requests }: Telemetry, duration: Histogram): Promise<string> {
  requests.inc({ method: 'GET' });
  duration.observe(0.1);
  return registry.metrics();
}
