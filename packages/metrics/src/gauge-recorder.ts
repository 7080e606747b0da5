import type { GaugeDefinition } from '@ibex/catalog';

import type { InvalidRecordings } from './invalid-recordings.js';
import { asCalled, type DynamicRecorder } from './record-method.js';
import type { RecordedMetric } from './recorded-metric.js';
import type { GaugeRecorder } from './recorder.js';
import { NO_SERIES } from './series-finder.js';
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
  const set = (labels: unknown, value: unknown) => {
    if (!isValid(value)) return;
    const offset = table.offsetOf(labels);
    if (offset !== NO_SERIES) numbers[offset] = value;
  };
  const move = (labels: unknown, amount: number) => {
    const offset = table.offsetOf(labels);
    if (offset !== NO_SERIES) numbers[offset] = (numbers[offset] ?? 0) + amount;
  };
  const inc = (labels: unknown, amount: unknown = 1) => {
    if (isValid(amount)) move(labels, amount);
  };
  const dec = (labels: unknown, amount: unknown = 1) => {
    if (isValid(amount)) move(labels, -amount);
  };
  return {
    recorder: {
      set: asCalled(definition, set),
      inc: asCalled(definition, inc),
      dec: asCalled(definition, dec),
    },
    recorded: { definition, take: () => takeValues(table) },
  };
}
