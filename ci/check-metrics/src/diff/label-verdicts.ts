import type { CatalogDifference } from './catalog-change.js';
import type { ChangedCatalogs, Judgement } from './judge-change.js';
import { listedValues } from './listed-values.js';

type DifferenceOf<Kind extends CatalogDifference['kind']> = Extract<CatalogDifference, { kind: Kind }>;

export function labelAddedVerdict({ label, domain }: DifferenceOf<'label-added'>): Judgement {
  const values = domain.values.length;
  const split =
    values > 1
      ? `each series is up to ${String(values)}, one for each ${label}, and new ones take the place of those before: an alert or a recording rule without sum by has that many, each with a part of the whole; sum without keeps ${label}`
      : `each series has ${label} besides, and a new one takes the place of that before`;
  return {
    verdict: 'breaking',
    reason: `${split}; an operation with series without ${label} matches nothing, and many to many under on`,
  };
}

export function valuesAddedVerdict(
  { metric, label, values }: DifferenceOf<'values-added'>,
  { before }: ChangedCatalogs,
): Judgement {
  const domain = before(metric)?.labels[label];
  const folded =
    domain?.other === undefined
      ? 'these were recorded nowhere until now, so sums grow by them'
      : domain.kind === 'http-status-code'
        ? `these were counted as the x00 of their class or as "${domain.other}", which has the less; sums are the same`
        : `these were counted as "${domain.other}", which has the less; sums are the same`;
  return {
    verdict: 'compatible',
    reason: `series with ${label}=${listedValues(values)} come beside the others; ${folded}; a matcher that lists values does not select them`,
  };
}

export function valuesRemovedVerdict(
  { metric, label, values }: DifferenceOf<'values-removed'>,
  { before }: ChangedCatalogs,
): Judgement {
  const other = before(metric)?.labels[label]?.other;
  const rest =
    other === undefined || values.includes(other)
      ? 'what it counted is counted nowhere'
      : `what it counted is counted as another, "${other}" if there is none nearer`;
  return {
    verdict: 'breaking',
    reason: `${label}=${listedValues(values)} never matches again, so an alert on it never fires; ${rest}`,
  };
}

/** The kind of a domain decides only what becomes of values outside of it; its `other` is what they are seen as. */
export function domainVerdict({ label, from, to }: DifferenceOf<'domain'>): Judgement {
  if (from.other === to.other) {
    return {
      verdict: 'compatible',
      reason: `the values of ${label} are told from others as ${to.kind}, no longer as ${from.kind}; the series are the same`,
    };
  }
  if (from.other === undefined) {
    return {
      verdict: 'compatible',
      reason: `what is outside of the domain was recorded nowhere and is ${label}="${String(to.other)}" now, so sums grow by it`,
    };
  }
  return {
    verdict: 'breaking',
    reason:
      to.other === undefined
        ? `what is outside of the domain was ${label}="${from.other}" and is recorded nowhere, so sums fall by it`
        : `what is outside of the domain was ${label}="${from.other}" and is ${label}="${to.other}" now: a query for either answers something else`,
  };
}
