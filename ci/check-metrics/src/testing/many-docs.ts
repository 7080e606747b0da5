import type { CatalogDocs, LabelDocs, MetricDocs, StabilityDocs } from '../docs/catalog-docs.js';

/**
 * The documentation of a large catalog, with metrics of every kind, of which nobody looked where they are recorded.
 *
 * @param count - how many metrics
 */
export function manyDocs(count: number): CatalogDocs {
  const metrics = Array.from({ length: count }, (_, index) => metricDocs(index));
  const worstCase = metrics.reduce((sum, { series }) => sum + series.worstCase, 0);
  return {
    prefix: 'large',
    owners: OWNERS.map((name) => {
      const own = metrics.filter(({ owner }) => owner === name);
      const series = own.reduce((sum, metric) => sum + metric.series.worstCase, 0);
      return {
        name,
        kind: 'service',
        metrics: own.length,
        series: { worstCase: series, budget: series + 100 },
      };
    }),
    series: { worstCase, budget: worstCase + 1000 },
    metrics,
  };
}

const OWNERS = ['orders', 'payments', 'search', 'mail', 'stock', 'users', 'images', 'reports'];
const TYPES = ['counter', 'gauge', 'histogram'] as const;
const SUFFIXES = { counter: '_total', gauge: '', histogram: '_seconds' };

function metricDocs(index: number): MetricDocs {
  const type = TYPES[index % TYPES.length] ?? 'counter';
  const owner = OWNERS[index % OWNERS.length] ?? '';
  const name = `large_${owner}_thing_${String(index)}${SUFFIXES[type]}`;
  const labels = [labelOf('route', index, 6), labelOf('result', index, 3)].slice(0, index % 3);
  const perSet = type === 'histogram' ? 14 : 1;
  return {
    name,
    type,
    owner,
    help: `What happened to thing ${String(index)}`,
    labels,
    ...(type === 'histogram' && {
      unit: 'seconds',
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    }),
    series: { worstCase: labels.reduce((product, { values }) => product * values.length, perSet) },
    stability: stabilityOf(index),
    example: `sum(rate(${name}[5m]))`,
  };
}

function labelOf(name: string, index: number, count: number): LabelDocs {
  const values = Array.from(
    { length: count },
    (_, value) => `${name}-${String(index % 40)}-${String(value)}`,
  );
  return { name, kind: 'enumeration', values, seriesPerValue: 14 };
}

function stabilityOf(index: number): StabilityDocs {
  if (index % 50 === 1) return { level: 'experimental' };
  if (index % 50 !== 2) return { level: 'stable' };
  return {
    level: 'deprecated',
    since: '2026-01-10',
    until: '2026-04-10',
    replacedBy: 'large_orders_thing_0_total',
  };
}
