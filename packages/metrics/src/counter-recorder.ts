import type { CounterDefinition } from '@ibex/catalog';

import { isAmount } from './amount.js';
import type { DynamicRecorder } from './dynamic-recorder.js';
import { hasLabels } from './has-labels.js';
import type { InvalidRecordings } from './invalid-recordings.js';
import type { RecordedMetric } from './recorded-metric.js';
import type { CounterRecorder } from './recorder.js';
import { NO_SERIES, ONLY_SERIES } from './series-finder.js';
import { SeriesTable } from './series-table.js';
import { takeValues } from './value-samples.js';

/** A counter and the recorder of it. */
export interface BuiltCounter {
  readonly recorder: DynamicRecorder<CounterRecorder<never>>;
  readonly recorded: RecordedMetric;
}

/** Makes a counter; mended and dropped recordings are counted in `invalid`. */
export function counterRecorder(definition: CounterDefinition, invalid: InvalidRecordings): BuiltCounter {
  const table = new SeriesTable(definition, 1, invalid);
  const { numbers } = table;
  const isValid = (amount: unknown): amount is number => {
    if (isAmount(amount)) return true;
    invalid.add({ metric: definition.name, reason: 'amount-invalid', outcome: 'dropped' });
    return false;
  };
  const add = (offset: number, amount: number) => {
    if (offset !== NO_SERIES) numbers[offset] = (numbers[offset] ?? 0) + amount;
  };
  const recorder: BuiltCounter['recorder'] = hasLabels(definition)
    ? {
        inc: (labels, amount = 1) => {
          if (isValid(amount)) add(table.offsetOf(labels), amount);
        },
      }
    : {
        inc: (amount = 1) => {
          if (isValid(amount)) add(ONLY_SERIES, amount);
        },
      };
  return { recorder, recorded: { definition, take: () => takeValues(table) } };
}
