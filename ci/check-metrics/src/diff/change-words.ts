import type { LabelDomain, Stability } from '@ibex/catalog';

import { cutTo } from '../finding/cut-to.js';
import type { CatalogDifference } from './catalog-change.js';
import { listedValues } from './listed-values.js';

/** What is different, as it is said of the metric: `its label "code" is gone`. Text of the catalogs is in it as it is. */
export function changeWords(change: CatalogDifference): string {
  switch (change.kind) {
    case 'metric-added':
      return `is new: ${withArticle(change.definition.type)}${labelsOf(Object.keys(change.definition.labels))}`;
    case 'metric-removed':
      return 'is gone';
    case 'metric-renamed':
      return `looks like ${change.to} now (${String(Math.round(change.similarity * 100))}% alike)`;
    case 'type':
      return `is ${withArticle(change.to)}, was ${withArticle(change.from)}`;
    case 'unit':
      return `is in ${change.to ?? 'no unit'}, was in ${change.from ?? 'no unit'}`;
    case 'help':
      return `its help is ${listedValues([change.to])}, was ${listedValues([change.from])}`;
    case 'label-added':
      return `has the new label "${change.label}"${valuesOf(change.domain)}`;
    case 'label-removed':
      return `its label "${change.label}" is gone`;
    case 'label-renamed':
      return `its label "${change.label}" is called "${change.to}" now`;
    case 'values-added':
      return `its label "${change.label}" has the new ${plural('value', change.values)} ${listedValues(change.values)}`;
    case 'values-removed':
      return `its label "${change.label}" no longer has the ${plural('value', change.values)} ${listedValues(change.values)}`;
    case 'domain':
      return `its label "${change.label}" takes ${recognition(change.to)}, took ${recognition(change.from)}`;
    case 'buckets':
      return bucketWords(change.added, change.removed);
    case 'stability':
      return `is ${stabilityWords(change.to)}, was ${stabilityWords(change.from)}`;
    case 'initial':
      return 'other series of it start at zero';
    case 'budget':
      return `its budget is ${shown(change.to)}, was ${shown(change.from)}`;
    case 'order':
      if (change.label !== undefined) return `the values of its label "${change.label}" are in another order`;
      return change.metric === undefined
        ? 'the metrics are in another order'
        : 'its labels are in another order';
    case 'catalog':
      return `${change.field} is ${shown(change.to)}, was ${shown(change.from)}`;
  }
}

function withArticle(type: string): string {
  return `a ${type}`;
}

function labelsOf(labels: readonly string[]): string {
  return labels.length === 0
    ? ' without labels'
    : ` with the ${plural('label', labels)} ${listedValues(labels)}`;
}

function valuesOf({ values }: LabelDomain): string {
  return values.length === 0 ? '' : `, of ${listedValues(values)}`;
}

function plural(word: string, { length }: readonly unknown[]): string {
  return length === 1 ? word : `${word}s`;
}

function recognition({ kind, other }: Pick<LabelDomain, 'kind' | 'other'>): string {
  return `${kind} values and ${other === undefined ? 'drops any other' : `makes any other "${other}"`}`;
}

function bucketWords(added: readonly number[], removed: readonly number[]): string {
  return [
    ...(added.length > 0
      ? [`has the new ${plural('bucket', added)} ${listedValues(added, MOST_BUCKETS)}`]
      : []),
    ...(removed.length > 0
      ? [`no longer has the ${plural('bucket', removed)} ${listedValues(removed, MOST_BUCKETS)}`]
      : []),
  ].join(' and ');
}

const MOST_BUCKETS = 12;

function stabilityWords(stability: Stability = 'stable'): string {
  if (typeof stability === 'string') return stability;
  const { deprecatedSince, replacedBy } = stability;
  return `deprecated since ${deprecatedSince}${replacedBy === undefined ? '' : `, replaced by ${replacedBy}`}`;
}

function shown(value: unknown): string {
  return value === undefined ? 'none' : cutTo(LONGEST_SHOWN, JSON.stringify(value));
}

const LONGEST_SHOWN = 120;
