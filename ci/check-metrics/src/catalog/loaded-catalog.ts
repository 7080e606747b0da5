import type { Catalog } from '@ibex/catalog';

import type { SourcePlace } from '../finding/finding.js';

/** A catalog, and where it was written. */
export interface LoadedCatalog {
  readonly catalog: Catalog;
  /** Where each metric is defined, as far as that is known; found out when it is asked for first. */
  readonly definitionOf: (metric: string) => SourcePlace | undefined;
  /** Where the catalog as a whole stands, for findings about no metric of it. */
  readonly place?: SourcePlace;
}
