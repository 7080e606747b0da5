import type { MetricType } from '@ibex/catalog';

import type { CatalogDifference } from './catalog-change.js';
import type { Judgement } from './judge-change.js';

/** Another type needs other functions, and of a histogram other series. */
export function typeVerdict({ metric, from, to }: Extract<CatalogDifference, { kind: 'type' }>): Judgement {
  return { verdict: 'breaking', reason: reasonOf(metric, from, to) };
}

function reasonOf(metric: string, from: MetricType, to: MetricType): string {
  if (from === 'histogram') {
    return `${metric}_bucket, _sum and _count select nothing, so every quantile and average of it is empty`;
  }
  if (to === 'histogram') {
    return `${metric} itself selects nothing; a histogram is ${metric}_bucket, _sum and _count`;
  }
  return from === 'counter'
    ? 'rate and increase take each fall of a gauge for a restart, so they answer too much'
    : 'a counter only grows, so its value, and delta and avg_over_time of it, tell how long the process runs';
}
