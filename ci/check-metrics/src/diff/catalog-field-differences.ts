import { isDeepStrictEqual } from 'node:util';

import type { Catalog } from '@ibex/catalog';

import type { CatalogDifference } from './catalog-change.js';

/** The fields of a catalog besides its metrics. */
export type CatalogField = Exclude<keyof Catalog, 'metrics'>;

const FIELDS: Readonly<Record<CatalogField, true>> = {
  prefix: true,
  services: true,
  subsystems: true,
  forbiddenLabels: true,
  bucketSets: true,
  deprecationDays: true,
  serviceBudgets: true,
  seriesBudget: true,
};

/** The differences between two catalogs as wholes. */
export function* catalogFieldDifferences(base: Catalog, head: Catalog): Iterable<CatalogDifference> {
  for (const field of Object.keys(FIELDS) as CatalogField[]) {
    const [from, to] = [base[field], head[field]];
    if (!isDeepStrictEqual(from, to)) yield { kind: 'catalog', field, from, to };
  }
}
