import type { Catalog } from '@ibex/catalog';

import type { CatalogChange, CatalogDifference } from './catalog-change.js';
import { catalogFieldDifferences } from './catalog-field-differences.js';
import { changeJudge } from './judge-change.js';
import { metricDifferences } from './metric-differences.js';
import { type PairedMetrics, pairMetrics } from './pair-metrics.js';
import { sameOrder } from './same-order.js';

/**
 * Compares two catalogs field by field, and judges what each difference does to those who query the metrics.
 *
 * @param base - what they rely on
 * @param head - what is to be
 * @param baseDay - the day that the base is of, `YYYY-MM-DD`, where that is known
 * @returns the changes from the base to the head: metric by metric in the order of the base, then those that were added,
 *   then what concerns the catalog as a whole. Of equal catalogs there are none
 */
export function compareCatalogs(base: Catalog, head: Catalog, baseDay?: string): readonly CatalogChange[] {
  const paired = pairMetrics(base, head);
  const judge = changeJudge({ base, head, baseDay }, paired.pairs);
  return Array.from(differencesBetween(base, head, paired), (difference) => ({
    ...difference,
    ...judge(difference),
  }));
}

function* differencesBetween(
  base: Catalog,
  head: Catalog,
  paired: PairedMetrics,
): Iterable<CatalogDifference> {
  for (const { base: from, head: to, similarity = 1 } of paired.pairs) {
    if (to === undefined) {
      yield { kind: 'metric-removed', metric: from.name, definition: from };
      continue;
    }
    if (from.name !== to.name) yield { kind: 'metric-renamed', metric: from.name, to: to.name, similarity };
    yield* metricDifferences(from, to);
  }
  for (const { definition, at } of paired.added) {
    yield { kind: 'metric-added', metric: definition.name, definition, at };
  }
  yield* orderDifference(paired, head);
  yield* catalogFieldDifferences(base, head);
}

function* orderDifference({ pairs, added }: PairedMetrics, head: Catalog): Iterable<CatalogDifference> {
  const before = pairs.flatMap(({ head: definition }) => definition?.name ?? []);
  const places = new Set(added.map(({ at }) => at));
  const after = head.metrics.flatMap(({ name }, index) => (places.has(index) ? [] : name));
  if (!sameOrder(before, after)) yield { kind: 'order', to: after };
}
