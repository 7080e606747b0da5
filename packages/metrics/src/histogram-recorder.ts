import type { HistogramDefinition } from '@ibex/catalog';

import { isAmount } from './amount.js';
import type { ExemplarSource } from './exemplar-source.js';
import { ExemplarTable } from './exemplar-table.js';
import { takeHistograms } from './histogram-samples.js';
import type { InvalidRecordings } from './invalid-recordings.js';
import { asCalled, type DynamicRecorder, hasLabels, NO_LABELS } from './record-method.js';
import type { RecordedMetric } from './recorded-metric.js';
import type { HistogramRecorder } from './recorder.js';
import { NO_SERIES } from './series-finder.js';
import { SeriesTable } from './series-table.js';

/** A histogram and the recorder of it. */
export interface BuiltHistogram {
  readonly recorder: DynamicRecorder<HistogramRecorder<never>>;
  readonly recorded: RecordedMetric;
}

/**
 * Makes a histogram; mended and dropped recordings are counted in `invalid`.
 *
 * @param source - names the exemplars, of a histogram of durations alone
 */
export function histogramRecorder(
  definition: HistogramDefinition,
  invalid: InvalidRecordings,
  source: ExemplarSource | undefined,
): BuiltHistogram {
  const { name, buckets } = definition;
  const bounds = [...buckets];
  const sumAt = bounds.length + 1;
  const table = new SeriesTable(definition, bounds.length + 2, invalid);
  const { numbers } = table;
  const exemplars =
    source && name.endsWith('_seconds')
      ? new ExemplarTable(name, numbers.length, source, invalid)
      : undefined;

  const record = (labels: unknown, value: unknown) => {
    if (!isAmount(value)) {
      invalid.add({ metric: name, reason: 'amount-invalid', outcome: 'dropped' });
      return;
    }
    const offset = table.offsetOf(labels);
    if (offset === NO_SERIES) return;
    const bucket = offset + bucketOf(value, bounds);
    const sum = offset + sumAt;
    numbers[bucket] = (numbers[bucket] ?? 0) + 1;
    numbers[sum] = (numbers[sum] ?? 0) + value;
    exemplars?.observe(bucket, value);
  };
  const isLabelled = hasLabels(definition);
  return {
    recorder: {
      observe: asCalled(definition, record),
      startTimer: () => {
        const start = performance.now();
        return (labels) => {
          const seconds = (performance.now() - start) / 1000;
          record(isLabelled ? labels : NO_LABELS, seconds);
          return seconds;
        };
      },
    },
    recorded: { definition, take: () => takeHistograms(definition, table, exemplars) },
  };
}

/** The first bucket that holds a value; the one after the last bound holds any. */
function bucketOf(value: number, bounds: readonly number[]): number {
  let bucket = 0;
  for (const bound of bounds) {
    if (value <= bound) return bucket;
    bucket += 1;
  }
  return bucket;
}
