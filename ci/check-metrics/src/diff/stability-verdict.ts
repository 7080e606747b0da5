import type { Deprecation, Stability } from '@ibex/catalog';
import { daysAfter } from '@ibex/catalog/calendar-day';

import type { CatalogDifference } from './catalog-change.js';
import type { ChangedCatalogs, Judgement } from './judge-change.js';

/** To promise more, or to announce an end, breaks nothing; to take a promise back does, before any query does. */
export function stabilityVerdict(
  { from, to }: Extract<CatalogDifference, { kind: 'stability' }>,
  { head }: ChangedCatalogs,
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
  return deprecated(from, to, head.deprecationDays);
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
