import { initialSeries, type MetricDefinition } from '@ibex/catalog';

import type { CatalogDifference } from './catalog-change.js';
import type { ChangedCatalogs, Judgement } from './judge-change.js';
import { pairLabels } from './pair-labels.js';

/** Series that do not start at zero any more are missing until something happens. */
export function initialVerdict(
  { metric }: Extract<CatalogDifference, { kind: 'initial' }>,
  { before, after }: ChangedCatalogs,
): Judgement {
  const [base, head] = [before(metric), after(metric)];
  if (!base || !head) return SAME;
  const { started, starting } = startedSeries(base, head);
  const missing = countMissing(started, starting);
  if (missing > 0) {
    return {
      verdict: 'breaking',
      reason: `${String(missing)} series ${missing === 1 ? 'is' : 'are'} there only after something happened: until then a sum, a ratio or a comparison with 0 has no answer, and increase misses the first`,
    };
  }
  const more = countMissing(starting, started);
  if (more === 0) return SAME;
  return {
    verdict: 'compatible',
    reason: `${String(more)} more series start${more === 1 ? 's' : ''} at zero, so rate and increase see what happens first`,
  };
}

const SAME: Judgement = { verdict: 'cosmetic', reason: 'the same series start at zero as before' };

/** The series at zero by the labels that both metrics have; those that the changes of the labels took are left out. */
function startedSeries(
  base: MetricDefinition,
  head: MetricDefinition,
): { readonly started: ReadonlySet<string>; readonly starting: ReadonlySet<string> } {
  const common = pairLabels(base.labels, head.labels).flatMap(({ base: label, head: to }) => {
    const domain = to === undefined ? undefined : head.labels[to];
    return to === undefined || domain === undefined ? [] : [{ label, to, values: new Set(domain.values) }];
  });
  const started = initialSeries(base).filter((series) =>
    common.every(({ label, values }) => values.has(series[label] ?? '')),
  );
  return {
    started: new Set(started.map((series) => JSON.stringify(common.map(({ label }) => series[label])))),
    starting: new Set(
      initialSeries(head).map((series) => JSON.stringify(common.map(({ to }) => series[to]))),
    ),
  };
}

function countMissing(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let missing = 0;
  for (const series of some) if (!others.has(series)) missing += 1;
  return missing;
}
