// Generic helpers: the classes as type arguments, constraints and predicates.
import * as client from 'prom-client';

export function byName<M extends client.Metric<string>>(metrics: readonly M[]): Map<M, string> {
  return new Map<M, string>(metrics.map((metric, index) => [metric, String(index)]));
}

export function hasInc(metric: unknown): metric is client.Counter<string> {
  return typeof metric === 'object' && metric !== null && 'inc' in metric;
}

export const counters: Array<client.Counter<string>> = [];
