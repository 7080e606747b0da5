import type { CatalogDocs, MetricDocs } from '../catalog-docs.js';

/** The budget that a metric comes closest to: its own, that of its service, or that of all. */
export interface HeldTo {
  readonly budget: number;
  readonly of: 'metric' | 'owner' | 'catalog';
}

/** What a metric's series are held to; undefined where nothing limits them. */
export function heldTo({ series, owner }: MetricDocs, docs: CatalogDocs): HeldTo | undefined {
  if (series.budget !== undefined) return { budget: series.budget, of: 'metric' };
  const ofOwner = docs.owners.find(({ name }) => name === owner)?.series.budget;
  if (ofOwner !== undefined) return { budget: ofOwner, of: 'owner' };
  return docs.series.budget === undefined ? undefined : { budget: docs.series.budget, of: 'catalog' };
}

/** The largest number that a chart of the catalog has to hold. */
export function largestOf({ series, owners, metrics }: CatalogDocs): number {
  const all = [series, ...owners.map((owner) => owner.series), ...metrics.map((metric) => metric.series)];
  return all.reduce((largest, { worstCase, budget = 0 }) => Math.max(largest, worstCase, budget), 1);
}
