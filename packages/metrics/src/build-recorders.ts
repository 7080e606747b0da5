import type { MetricDefinition } from '@ibex/catalog';

import { counterRecorder } from './counter-recorder.js';
import type { ExemplarSource } from './exemplar-source.js';
import { gaugeRecorder } from './gauge-recorder.js';
import { histogramRecorder } from './histogram-recorder.js';
import type { InvalidRecordings } from './invalid-recordings.js';
import type { RecordedMetric } from './recorded-metric.js';
import type { Recorders } from './recorder.js';

/** The recorders of a catalog, and what they record into. */
export interface BuiltRecorders<Definitions extends readonly MetricDefinition[]> {
  readonly record: Recorders<Definitions>;
  /** In the order of the catalog. */
  readonly recorded: readonly RecordedMetric[];
}

/**
 * Makes every metric of a catalog, with its initial series, and the recorders that are the only way to it.
 *
 * @param metrics - the catalog's definitions
 * @param invalid - where mended and dropped recordings are counted
 * @param exemplar - asked for each observation of a duration; absent: there are no exemplars
 */
export function buildRecorders<const Definitions extends readonly MetricDefinition[]>(
  metrics: Definitions,
  invalid: InvalidRecordings,
  exemplar?: ExemplarSource,
): BuiltRecorders<Definitions> {
  const built = metrics.map((definition) => buildRecorder(definition, invalid, exemplar));
  const recorders = built.map(({ recorder, recorded }) => [
    recorded.definition.name,
    Object.freeze(recorder),
  ]);
  return {
    // Every definition is mapped by its own name to the recorder of its own type, which is what the type says.
    record: Object.freeze(Object.fromEntries(recorders)) as Recorders<Definitions>,
    recorded: built.map(({ recorded }) => recorded),
  };
}

function buildRecorder(
  definition: MetricDefinition,
  invalid: InvalidRecordings,
  exemplar: ExemplarSource | undefined,
) {
  switch (definition.type) {
    case 'counter':
      return counterRecorder(definition, invalid);
    case 'gauge':
      return gaugeRecorder(definition, invalid);
    case 'histogram':
      return histogramRecorder(definition, invalid, exemplar);
  }
}
