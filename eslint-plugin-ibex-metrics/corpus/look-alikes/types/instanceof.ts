// A reporter that only looks at what it is given.
import { Counter, Gauge } from 'prom-client';

export function kindOf(metric: unknown): string {
  if (metric instanceof Counter) return 'counter';
  return metric instanceof Gauge ? 'gauge' : 'unknown';
}
