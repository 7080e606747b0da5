import type { LabelDomain } from '@ibex/catalog';

import type { CatalogDifference } from './catalog-change.js';
import type { ChangedCatalogs, Judgement } from './judge-change.js';
import { listedValues } from './listed-values.js';

type DifferenceOf<Kind extends CatalogDifference['kind']> = Extract<CatalogDifference, { kind: Kind }>;

export function labelAddedVerdict({ label, domain }: DifferenceOf<'label-added'>): Judgement {
  const values = domain.values.length;
  const split =
    values > 1
      ? `each series becomes up to ${String(values)}, one for each ${label}: an alert or a recording rule that does not aggregate has as many, each with a part of the whole, and sum without keeps ${label}`
      : `each series ends and begins anew with ${label}`;
  return {
    verdict: 'breaking',
    reason: `${split}; an operation with series that lack it matches nothing, or under on many to many`,
  };
}

export function valuesAddedVerdict(
  { metric, label, values }: DifferenceOf<'values-added'>,
  { before }: ChangedCatalogs,
): Judgement {
  const domain = before(metric)?.labels[label];
  const past =
    domain?.other === undefined
      ? 'what they count was recorded nowhere, so sums grow by it'
      : `what they count was ${domain.kind === 'http-status-code' ? 'in the x00 of the class or ' : ''}in "${domain.other}" until now, so a query for that finds less and sums are the same`;
  return {
    verdict: 'compatible',
    reason: `series with ${label}=${listedValues(values)} come beside the others: a matcher that lists values does not select them, one that excludes values does; ${past}`,
  };
}

export function valuesRemovedVerdict(
  { metric, label, values }: DifferenceOf<'values-removed'>,
  { before }: ChangedCatalogs,
): Judgement {
  const { kind, other } = before(metric)?.labels[label] ?? {};
  const rest =
    other === undefined || values.includes(other)
      ? 'what was counted there is counted nowhere'
      : `what was counted there is counted ${kind === 'http-status-code' ? `in the x00 of the class or in "${other}"` : `as "${other}"`}`;
  return {
    verdict: 'breaking',
    reason: `${label}=${listedValues(values)} never matches again, so an alert on it never fires; ${rest}`,
  };
}

/** The kind of a domain decides only what becomes of values outside of it; its `other` is what they are seen as. */
export function domainVerdict(
  { metric, label, from, to }: DifferenceOf<'domain'>,
  { before }: ChangedCatalogs,
): Judgement {
  const hasClasses = before(metric)?.labels[label]?.values.some((value) => STATUS_CLASS.test(value)) === true;
  if (from.other === to.other && hasClasses && isByClass(from) !== isByClass(to)) {
    const rest = from.other === undefined ? 'recorded nowhere' : `${label}="${from.other}"`;
    const [past, now] = isByClass(from) ? [IN_CLASS, rest] : [rest, IN_CLASS];
    return {
      verdict: 'breaking',
      reason: `a status code outside of the domain was ${past} and is ${now} now: a query for either answers something else`,
    };
  }
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

const STATUS_CLASS = /^[1-5]00$/;
const IN_CLASS = 'counted in the x00 of its class';

function isByClass({ kind }: Pick<LabelDomain, 'kind'>): boolean {
  return kind === 'http-status-code';
}
