import { type Catalog, ownerOf } from '@ibex/catalog';
import { ibexCatalog } from '@ibex/metrics/catalog';

import type { CatalogDocs } from '../docs/catalog-docs.js';
import { catalogDocs } from '../docs/make-catalog-docs.js';

/** The IBEX catalog as it is documented, with files that would record it. */
export function ibexDocs(): CatalogDocs {
  const catalog: Catalog = ibexCatalog;
  const recordedIn = new Map(
    catalog.metrics.map(({ name }) => [name, [`services/${ownerOf(name, catalog) ?? 'all'}/src/record.ts`]]),
  );
  return catalogDocs(catalog, { recordedIn });
}
