import type { LabelValues, MetricDefinition } from '@ibex/catalog';

import type { Exemplar } from './exemplar-table.js';

/** A metric of the catalog, and what was recorded of it. */
export interface RecordedMetric {
  readonly definition: MetricDefinition;
  /**
   * Takes what was recorded until now.
   *
   * @returns the samples of each series; they are made as they are asked for, and show the moment of the call
   */
  readonly take: () => Iterable<readonly RecordedSample[]>;
}

/** A sample as metrics of prom-client hand it to their registry. */
export interface RecordedSample {
  readonly labels: Readonly<Record<string, string | number>>;
  /** What follows these labels in several samples: given as one object, it is written out once. */
  readonly sharedLabels?: LabelValues;
  readonly value: number;
  /** Absent where it is that of the family. */
  readonly metricName?: string;
  readonly exemplar?: Exemplar;
}
