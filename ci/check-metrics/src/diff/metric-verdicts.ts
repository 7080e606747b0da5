import { deprecationOf, metricBound } from '@ibex/catalog';

import type { CatalogDifference } from './catalog-change.js';
import type { ChangedCatalogs, Judgement } from './judge-change.js';

type DifferenceOf<Kind extends CatalogDifference['kind']> = Extract<CatalogDifference, { kind: Kind }>;

export function metricAddedVerdict(
  { definition }: DifferenceOf<'metric-added'>,
  { replacedBy }: ChangedCatalogs,
): Judgement {
  const replaced = replacedBy.get(definition.name) ?? [];
  const series = metricBound(definition).series;
  const place = replaced.length === 0 ? '' : `, in the place of ${replaced.join(', ')}`;
  return {
    verdict: 'compatible',
    reason: `new series beside the others, at most ${String(series)} on a target${place}; nobody asks for them yet`,
  };
}

export function metricRemovedVerdict({ metric, definition }: DifferenceOf<'metric-removed'>): Judgement {
  const replacement = deprecationOf(definition)?.replacedBy;
  const instead = replacement === undefined ? '' : `; ${replacement} takes its place`;
  return {
    verdict: 'breaking',
    reason: `a query for ${metric} selects nothing, so its alerts never fire, its panels are empty and what rules record of it ends${instead}`,
  };
}
