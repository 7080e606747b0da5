import type { Deprecation, Stability } from '@ibex/catalog';
import { daysAfter, daysBetween } from '@ibex/catalog/calendar-day';

import type { CatalogDifference } from './catalog-change.js';
import type { ChangedCatalogs, Judgement } from './judge-change.js';

/** To promise more, or to announce an end, breaks nothing; to take a promise back does, before any query does. */
export function stabilityVerdict(
  { from, to }: Extract<CatalogDifference, { kind: 'stability' }>,
  { base, head, baseDay }: ChangedCatalogs,
): Judgement {
  if (levelOf(from) === 'stable' && levelOf(to) === 'stable') {
    return { verdict: 'cosmetic', reason: 'a metric without stability is stable' };
  }
  if (to === 'experimental') {
    return {
      verdict: 'breaking',
      reason:
        'no query breaks today, but it may change or go at any time from now on, which was promised not to happen',
    };
  }
  if (typeof to !== 'object') {
    return {
      verdict: 'compatible',
      reason:
        from === 'experimental'
          ? 'it does not change or go from now on without being deprecated before'
          : 'it stays, and does not go as was announced',
    };
  }
  if (levelOf(from) === 'stable' && baseDay !== undefined) {
    const unknown = daysBetween(to.deprecatedSince, baseDay);
    if (unknown > base.deprecationDays / 2) return backdated(to, unknown, baseDay, base.deprecationDays);
  }
  return deprecated(from, to, head.deprecationDays);
}

/** A deprecation counts from its day on, so a day before it was made would make the announcement shorter, or none. */
function backdated(to: Deprecation, unknown: number, baseDay: string, promised: number): Judgement {
  return {
    verdict: 'breaking',
    reason: `no query breaks today, but nobody was told for ${String(unknown)} days, until ${baseDay}, and ${String(promised)} days were promised from the announcement to the end`,
  };
}

function deprecated(from: Stability | undefined, to: Deprecation, days: number): Judgement {
  if (typeof from === 'object' && to.deprecatedSince < from.deprecatedSince) {
    return {
      verdict: 'breaking',
      reason: `no query breaks today, but it may go earlier than was announced: it is deprecated since ${to.deprecatedSince}, no longer since ${from.deprecatedSince}`,
    };
  }
  const end = `may go from ${daysAfter(to.deprecatedSince, days)} on`;
  const instead = to.replacedBy === undefined ? '' : `; use ${to.replacedBy}`;
  return {
    verdict: 'compatible',
    reason: `it is still there, and ${end}${instead}`,
  };
}

function levelOf(stability: Stability | undefined): 'experimental' | 'stable' | 'deprecated' {
  return typeof stability === 'object' ? 'deprecated' : (stability ?? 'stable');
}
