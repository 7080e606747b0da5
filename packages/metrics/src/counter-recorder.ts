import type { CounterDefinition } from '@ibex/catalog';

import { isAmount } from './amount.js';
import type { InvalidRecordings } from './invalid-recordings.js';
import { asCalled, type DynamicRecorder } from './record-method.js';
import type { RecordedMetric } from './recorded-metric.js';
import type { CounterRecorder } from './recorder.js';
import { NO_SERIES } from './series-finder.js';
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
  const inc = (labels: unknown, amount: unknown = 1) => {
    if (!isAmount(amount)) {
      invalid.add({ metric: definition.name, reason: 'amount-invalid', outcome: 'dropped' });
      return;
    }
    const offset = table.offsetOf(labels);
    if (offset !== NO_SERIES) numbers[offset] = (numbers[offset] ?? 0) + amount;
  };
  return {
    recorder: { inc: asCalled(definition, inc) },
    recorded: { definition, take: () => takeValues(table) },
  };
}
