import type { RecordedSample } from './recorded-metric.js';
import type { SeriesTable } from './series-table.js';

/** Takes the samples of a counter or a gauge: one to a series, whose one number is its value. */
export function takeValues(table: SeriesTable): Iterable<readonly RecordedSample[]> {
  const { series, numbers } = table.snapshot();
  return (function* () {
    for (const { labels, offset } of series) yield [{ labels, value: numbers[offset] ?? 0 }];
  })();
}
