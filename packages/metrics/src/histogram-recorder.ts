import type { HistogramDefinition } from '@ibex/catalog';

import { isAmount } from './amount.js';
import type { DynamicRecorder } from './dynamic-recorder.js';
import type { ExemplarSource } from './exemplar-source.js';
import { ExemplarTable } from './exemplar-table.js';
import { hasLabels } from './has-labels.js';
import { takeHistograms } from './histogram-samples.js';
import type { InvalidRecordings } from './invalid-recordings.js';
import type { RecordedMetric } from './recorded-metric.js';
import type { HistogramRecorder } from './recorder.js';
import { NO_SERIES, ONLY_SERIES } from './series-finder.js';
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

  const isValid = (value: unknown): value is number => {
    if (isAmount(value)) return true;
    invalid.add({ metric: name, reason: 'amount-invalid', outcome: 'dropped' });
    return false;
  };
  const add = (offset: number, value: number) => {
    if (offset === NO_SERIES) return;
    const bucket = offset + bucketOf(value, bounds);
    const sum = offset + sumAt;
    numbers[bucket] = (numbers[bucket] ?? 0) + 1;
    numbers[sum] = (numbers[sum] ?? 0) + value;
    exemplars?.observe(bucket, value);
  };
  const offsetOf = hasLabels(definition) ? (labels: unknown) => table.offsetOf(labels) : () => ONLY_SERIES;
  const recorder: BuiltHistogram['recorder'] = {
    observe: hasLabels(definition)
      ? (labels, value) => {
          if (isValid(value)) add(table.offsetOf(labels), value);
        }
      : (value) => {
          if (isValid(value)) add(ONLY_SERIES, value);
        },
    startTimer: () => {
      const start = performance.now();
      return (labels) => {
        const seconds = (performance.now() - start) / 1000;
        if (isValid(seconds)) add(offsetOf(labels), seconds);
        return seconds;
      };
    },
  };
  return { recorder, recorded: { definition, take: () => takeHistograms(definition, table, exemplars) } };
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
