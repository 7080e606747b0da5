import type { HistogramDefinition } from '@ibex/catalog';

import type { ExemplarTable } from './exemplar-table.js';
import type { RecordedSample } from './recorded-metric.js';
import type { SeriesTable } from './series-table.js';

/**
 * Takes the samples of a histogram: its buckets with their exemplars, its sum and its count.
 *
 * @param table - of each series a number for each bucket: how many observations are in it and in none before it; then
 *   one for those above every bound, and the sum of all of them
 */
export function takeHistograms(
  { name, buckets }: HistogramDefinition,
  table: SeriesTable,
  exemplars?: ExemplarTable,
): Iterable<readonly RecordedSample[]> {
  const bounds = [...buckets, '+Inf'].map((le) => ({ le }));
  const { series, numbers } = table.snapshot();
  const latest = exemplars?.snapshot();
  return (function* () {
    for (const { labels: sharedLabels, offset } of series) {
      let count = 0;
      const samples = bounds.map((labels, index): RecordedSample => {
        count += numbers[offset + index] ?? 0;
        const exemplar = latest?.[offset + index];
        const bucket = { labels, sharedLabels, value: count, metricName: `${name}_bucket` };
        return exemplar ? { ...bucket, exemplar } : bucket;
      });
      const sum = numbers[offset + bounds.length] ?? 0;
      samples.push(
        { labels: {}, sharedLabels, value: sum, metricName: `${name}_sum` },
        { labels: {}, sharedLabels, value: count, metricName: `${name}_count` },
      );
      yield samples;
    }
  })();
}
