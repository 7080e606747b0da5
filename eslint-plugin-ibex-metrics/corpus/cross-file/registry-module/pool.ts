// A file that puts metrics into the shared registry, and reads it.
import type { Metric } from 'prom-client';
import { registry } from './registry';

export function add(metric: Metric): void {
  registry.registerMetric(metric); // finds: no-direct-registration
}

export function label(userId: string): void {
  registry.setDefaultLabels({ region: 'eu' }); // finds: no-direct-registration
  // finds in next line: no-direct-registration, no-high-cardinality-labels
  registry.setDefaultLabels({ user_id: userId });
}

export const scrape = (): Promise<string> => registry.metrics();
