import { ibexCatalog } from '@ibex/metrics';

import { everySeries } from './every-series.js';

/** Methods that record; what is not of the metric's type is absent. */
export interface AnyRecorder {
  readonly inc?: (...args: readonly unknown[]) => void;
  readonly observe?: (...args: readonly unknown[]) => void;
}

/**
 * Records every series there can be, of histograms an observation in each bucket.
 *
 * @param recorders - by the names of the metrics
 */
export function recordEverywhere(recorders: Readonly<Record<string, AnyRecorder>>): void {
  for (const { definition, labels } of everySeries(ibexCatalog)) {
    const recorder = recorders[definition.name];
    const given = Object.keys(labels).length > 0 ? [labels] : [];
    if (definition.type !== 'histogram') recorder?.inc?.(...given, 1);
    else for (const value of [...definition.buckets, 60]) recorder?.observe?.(...given, value);
  }
}
