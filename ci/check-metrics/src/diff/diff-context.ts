import type { Catalog, MetricDefinition } from '@ibex/catalog';

import type { LoadedCatalog } from '../catalog/loaded-catalog.js';
import type { CatalogChange } from './catalog-change.js';

/** What is compared. */
export interface DiffOptions {
  /** What those who query the metrics rely on. */
  readonly base: Catalog;
  /** The day that the base is of, `YYYY-MM-DD`, where that is known. */
  readonly baseDay?: string | undefined;
  /** What is to be, and where it is written. */
  readonly head: LoadedCatalog;
  /** The day it is, `YYYY-MM-DD`: a deprecated metric may go from a certain day on. */
  readonly today: string;
}

/** What is compared, with its metrics by name. */
export interface DiffContext extends DiffOptions {
  readonly baseMetrics: ReadonlyMap<string, MetricDefinition>;
  readonly headMetrics: ReadonlyMap<string, MetricDefinition>;
  /** What metrics of the base are called in the head, where that is another name. */
  readonly renamed: ReadonlyMap<string, string>;
}

export function diffContext(options: DiffOptions, changes: readonly CatalogChange[]): DiffContext {
  return {
    ...options,
    baseMetrics: byName(options.base),
    headMetrics: byName(options.head.catalog),
    renamed: new Map(
      changes.flatMap((change) => (change.kind === 'metric-renamed' ? [[change.metric, change.to]] : [])),
    ),
  };
}

function byName({ metrics }: Catalog): ReadonlyMap<string, MetricDefinition> {
  return new Map(metrics.map((definition) => [definition.name, definition]));
}
