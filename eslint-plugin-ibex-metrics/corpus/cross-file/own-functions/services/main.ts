// A service that calls the functions of the metrics package, which is what they are for.
import type { Metric } from 'prom-client';
import { collectDefaultMetrics, registerMetric } from '../packages/metrics/index';

export function start(metric: Metric): void {
  collectDefaultMetrics();
  registerMetric(metric);
}
