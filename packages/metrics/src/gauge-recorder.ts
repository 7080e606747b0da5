import type { GaugeDefinition } from '@ibex/catalog';

import type { DynamicRecorder } from './dynamic-recorder.js';
import { hasLabels } from './has-labels.js';
import type { InvalidRecordings } from './invalid-recordings.js';
import type { RecordedMetric } from './recorded-metric.js';
import type { GaugeRecorder } from './recorder.js';
import { NO_SERIES, ONLY_SERIES } from './series-finder.js';
import { SeriesTable } from './series-table.js';
import { takeValues } from './value-samples.js';

/** A gauge and the recorder of it. */
export interface BuiltGauge {
  readonly recorder: DynamicRecorder<GaugeRecorder<never>>;
  readonly recorded: RecordedMetric;
}

/** Makes a gauge; dropped recordings are counted in `invalid`. */
export function gaugeRecorder(definition: GaugeDefinition, invalid: InvalidRecordings): BuiltGauge {
  const table = new SeriesTable(definition, 1, invalid);
  const { numbers } = table;
  const isValid = (amount: unknown): amount is number => {
    if (Number.isFinite(amount)) return true;
    invalid.add({ metric: definition.name, reason: 'amount-invalid', outcome: 'dropped' });
    return false;
  };
  const set = (offset: number, value: number) => {
    if (offset !== NO_SERIES) numbers[offset] = value;
  };
  const add = (offset: number, amount: number) => {
    if (offset !== NO_SERIES) numbers[offset] = (numbers[offset] ?? 0) + amount;
  };
  const recorder: BuiltGauge['recorder'] = hasLabels(definition)
    ? {
        set: (labels, value) => {
          if (isValid(value)) set(table.offsetOf(labels), value);
        },
        inc: (labels, amount = 1) => {
          if (isValid(amount)) add(table.offsetOf(labels), amount);
        },
        dec: (labels, amount = 1) => {
          if (isValid(amount)) add(table.offsetOf(labels), -amount);
        },
      }
    : {
        set: (value) => {
          if (isValid(value)) set(ONLY_SERIES, value);
        },
        inc: (amount = 1) => {
          if (isValid(amount)) add(ONLY_SERIES, amount);
        },
        dec: (amount = 1) => {
          if (isValid(amount)) add(ONLY_SERIES, -amount);
        },
      };
  return { recorder, recorded: { definition, take: () => takeValues(table) } };
}
