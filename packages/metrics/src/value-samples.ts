import type { RecordedSample } from './recorded-metric.js';
import type { SeriesTable } from './series-table.js';

/** Takes the samples of a counter or a gauge: one to a series, whose one number is its value. */
export function takeValues(table: SeriesTable): Iterable<readonly RecordedSample[]> {
  const { series, numbers } = table.snapshot();
  return (function* () {
    for (const { labels: sharedLabels, offset } of series) {
      yield [{ labels: NO_OTHERS, sharedLabels, value: numbers[offset] ?? 0 }];
    }
  })();
}

/** All of them are the same at each scrape. */
const NO_OTHERS = {};
