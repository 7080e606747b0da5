import type { LabelDomains, MetricsByName } from '@ibex/catalog';

import type { CatalogMetricDocs } from './generated/metric-docs.js';
import type { IbexCatalog } from './ibex-catalog.js';
import type { LabelsOf } from './recorder.js';

/**
 * The labels that a recording of a metric takes, each with the values of its domain.
 *
 * @typeParam Name - the metric's name, as it stands in the catalog
 */
export type LabelsOfMetric<Name extends keyof Definitions> = LabelsOf<
  Extract<Definitions[Name]['labels'], LabelDomains>
>;

type Definitions = MetricsByName<IbexCatalog['metrics'], CatalogMetricDocs>;
