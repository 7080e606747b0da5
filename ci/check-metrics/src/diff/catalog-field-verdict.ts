import type { CatalogDifference } from './catalog-change.js';
import type { Judgement } from './judge-change.js';

/** What concerns a catalog as a whole is policy; what it makes of metrics are changes of their own. */
export function catalogFieldVerdict({
  field,
  from,
  to,
}: Extract<CatalogDifference, { kind: 'catalog' }>): Judgement {
  if (field === 'deprecationDays') {
    return Number(to) < Number(from)
      ? {
          verdict: 'breaking',
          reason: `no query breaks today, but metrics may go after ${String(to)} days, and ${String(from)} were promised`,
        }
      : { verdict: 'compatible', reason: 'metrics stay longer before they go' };
  }
  return {
    verdict: 'compatible',
    reason: REASONS[field] ?? 'it is a rule for definitions; series are the same',
  };
}

const REASONS: Readonly<Record<string, string>> = {
  prefix: 'names of metrics begin with it; what that changes are changes of these',
  serviceBudgets: 'a budget limits what may be declared; series are the same',
  seriesBudget: 'a budget limits what may be declared; series are the same',
};
