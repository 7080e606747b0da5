import type { Catalog, MetricDefinition } from '@ibex/catalog';

import { boundarySpellings } from './bucket-boundary.js';
import type { SeriesShape, SeriesSort } from './series-shape.js';

/** The labels that every series has from the target it was scraped from. */
export const TARGET_LABELS = ['job', 'instance'] as const;

/** The series that a Prometheus server writes itself, of each target and of each alert. */
export const OWN_SERIES: ReadonlySet<string> = new Set([
  'up',
  'scrape_duration_seconds',
  'scrape_samples_scraped',
  'scrape_samples_post_metric_relabeling',
  'scrape_series_added',
  'ALERTS',
  'ALERTS_FOR_STATE',
]);

/** The series of a catalog by name, as a server stores them. */
export interface CatalogSeries {
  readonly byName: ReadonlyMap<string, SeriesShape>;
  readonly definitions: ReadonlyMap<string, MetricDefinition>;
}

/**
 * Makes a list of what a catalog's metrics are stored as.
 *
 * @param serverLabels - which every series has besides those of the catalog
 */
export function catalogSeries(catalog: Catalog, serverLabels: readonly string[]): CatalogSeries {
  const byName = new Map(catalog.metrics.flatMap((definition) => [...seriesOf(definition, serverLabels)]));
  return { byName, definitions: new Map(catalog.metrics.map((definition) => [definition.name, definition])) };
}

function* seriesOf(
  definition: MetricDefinition,
  serverLabels: readonly string[],
): Generator<[string, SeriesShape]> {
  const { name: metric, type } = definition;
  const labels = new Map<string, readonly string[] | undefined>([
    ...serverLabels.map((label): [string, undefined] => [label, undefined]),
    ...Object.entries(definition.labels).map(([label, { values }]): [string, readonly string[]] => [
      label,
      values,
    ]),
  ]);
  const shape = (sort: SeriesSort): SeriesShape => ({ labels, isOpen: false, sort, isOurs: true, metric });
  if (type !== 'histogram') {
    yield [metric, shape(type)];
    return;
  }
  const boundaries = [...definition.buckets, Number.POSITIVE_INFINITY].flatMap(boundarySpellings);
  yield [`${metric}_bucket`, { ...shape('bucket'), labels: new Map([...labels, ['le', boundaries]]) }];
  yield [`${metric}_sum`, shape('sum')];
  yield [`${metric}_count`, shape('count')];
}
