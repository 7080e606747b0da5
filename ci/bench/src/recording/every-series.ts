import { type Catalog, initialSeries, type LabelValues, type MetricDefinition } from '@ibex/catalog';

/** A series that a metric can have. */
export interface PossibleSeries {
  readonly definition: MetricDefinition;
  readonly labels: LabelValues;
}

/** Every series a catalog can ever have. */
export function everySeries({ metrics }: Catalog): PossibleSeries[] {
  return metrics.flatMap((definition) =>
    // Where nothing is said of a label, its whole domain is initial.
    initialSeries({ ...definition, initial: [{}] }).map((labels) => ({ definition, labels })),
  );
}
