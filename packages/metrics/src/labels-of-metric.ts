import type { IbexCatalog } from './ibex-catalog.js';
import type { LabelsOf } from './recorder.js';

/**
 * The labels that a recording of a metric takes, each with the values of its domain.
 *
 * @typeParam Name - the metric's name, as it stands in the catalog
 */
export type LabelsOfMetric<Name extends Definition['name']> = LabelsOf<
  Extract<Definition, { name: Name }>['labels']
>;

type Definition = IbexCatalog['metrics'][number];
