import type { Announcement, CatalogChange } from './catalog-change.js';
import type { DiffContext } from './diff-context.js';
import { removalOf } from './removal.js';

/**
 * Why a breaking change surprises nobody: an experimental metric may change at any time, and one that was deprecated for
 * long enough may go. What counts is what the base said.
 *
 * @returns `undefined` for a change that was not announced, or breaks nothing
 */
export function announcementOf(change: CatalogChange, context: DiffContext): Announcement | undefined {
  if (change.verdict !== 'breaking' || !('metric' in change)) return undefined;
  if (context.baseMetrics.get(change.metric ?? '')?.stability === 'experimental') {
    return { by: 'stability', reason: 'it is experimental, so it may change or go at any time' };
  }
  if (change.kind !== 'metric-removed') return undefined;
  const removal = removalOf(change.definition, context);
  if (removal.is !== 'announced') return undefined;
  return {
    by: 'deprecation',
    reason: `it is deprecated since ${removal.since}, and may go from ${removal.day} on`,
  };
}
