// A metrics package with functions of its own that are named like those of prom-client.
import client, { Registry, type Metric } from 'prom-client';

const registry = new Registry();

export function collectDefaultMetrics(): void {
  client.collectDefaultMetrics({ register: registry, prefix: 'app_' });
}

export function registerMetric(metric: Metric): void {
  registry.registerMetric(metric);
}
