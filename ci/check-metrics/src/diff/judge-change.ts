import { type Catalog, deprecationOf, type MetricDefinition } from '@ibex/catalog';

import type { CatalogChange, CatalogDifference } from './catalog-change.js';
import type { MetricPair } from './pair-metrics.js';
import { VERDICTS } from './verdicts.js';

/** What a change does, and why. */
export type Judgement = Pick<CatalogChange, 'verdict' | 'reason'>;

/** What a difference lies between. */
export interface ChangedCatalogs {
  readonly base: Catalog;
  readonly head: Catalog;
  /** The day that the base is of, where that is known. */
  readonly baseDay: string | undefined;
  /** A metric of the base, by its name there. */
  readonly before: (metric: string) => MetricDefinition | undefined;
  /** What a metric of the base, by its name there, has become in the head. */
  readonly after: (metric: string) => MetricDefinition | undefined;
  /** The metrics of the head that are to go, by what takes their place. */
  readonly replacedBy: ReadonlyMap<string, readonly string[]>;
}

/**
 * Judges the differences between two catalogs.
 *
 * @param pairs - the metrics of the base, and what they have become
 */
export function changeJudge(
  { base, head, baseDay }: Pick<ChangedCatalogs, 'base' | 'head' | 'baseDay'>,
  pairs: readonly MetricPair[],
): (difference: CatalogDifference) => Judgement {
  const byName = new Map(pairs.map((pair) => [pair.base.name, pair]));
  const catalogs: ChangedCatalogs = {
    base,
    head,
    baseDay,
    before: (metric) => byName.get(metric)?.base,
    after: (metric) => byName.get(metric)?.head,
    replacedBy: replacedMetrics(head),
  };
  return (difference) => judged(difference, catalogs);
}

function judged(difference: CatalogDifference, catalogs: ChangedCatalogs): Judgement {
  // The compiler cannot see that the function for a kind is given that kind.
  const judge = VERDICTS[difference.kind] as (
    difference: CatalogDifference,
    catalogs: ChangedCatalogs,
  ) => Judgement;
  return judge(difference, catalogs);
}

function replacedMetrics({ metrics }: Catalog): ReadonlyMap<string, readonly string[]> {
  const replaced = new Map<string, string[]>();
  for (const definition of metrics) {
    const replacement = deprecationOf(definition)?.replacedBy;
    if (replacement === undefined) continue;
    replaced.set(replacement, [...(replaced.get(replacement) ?? []), definition.name]);
  }
  return replaced;
}
