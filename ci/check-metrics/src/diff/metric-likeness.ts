import type { LabelDomains, MetricDefinition } from '@ibex/catalog';

import { nameLikeness } from './name-likeness.js';
import { shareInCommon } from './share-in-common.js';

/** A metric as it is compared with others. */
export interface ComparedMetric {
  readonly definition: MetricDefinition;
  /** Of its name, without the catalog's prefix and `total`. */
  readonly words: readonly string[];
  readonly helpWords: ReadonlySet<string>;
}

/** Takes a metric apart for {@link metricLikeness}. */
export function comparedMetric(definition: MetricDefinition, prefix: string): ComparedMetric {
  const { name, help } = definition;
  const words = name.replace(/_total$/, '').split('_');
  return {
    definition,
    words: words[0] === prefix ? words.slice(1) : words,
    helpWords: new Set(help.toLowerCase().match(/[\p{L}\p{N}]+/gu)),
  };
}

/**
 * How much two metrics are alike, by their names and by their definitions, if that is enough to take one for the other
 * under a new name.
 *
 * @returns from 0 to 1; `undefined` where they are two
 */
export function metricLikeness(one: ComparedMetric, other: ComparedMetric): number | undefined {
  const { likeness: byName, hasOtherWords } = nameLikeness(one.words, other.words);
  if (byName < LEAST_OF_EACH) return undefined;
  // Of many metrics of one shape only the words say which is which.
  if (hasOtherWords && shareInCommon(one.helpWords, other.helpWords) < 1) return undefined;
  const byDefinition = definitionLikeness(one, other);
  if (byDefinition < LEAST_OF_EACH) return undefined;
  const likeness = (byName + byDefinition) / 2;
  return likeness < LEAST_TOGETHER ? undefined : Math.round(likeness * 100) / 100;
}

const LEAST_OF_EACH = 0.5;
const LEAST_TOGETHER = 0.75;

function definitionLikeness(one: ComparedMetric, other: ComparedMetric): number {
  const [base, head] = [one.definition, other.definition];
  const parts: (readonly [weight: number, likeness: number])[] = [[1, base.type === head.type ? 1 : 0]];
  // Two without labels, or without help, have nothing of these in common either.
  if (Object.keys(base.labels).length + Object.keys(head.labels).length > 0) {
    parts.push([3, labelsLikeness(base.labels, head.labels)]);
  }
  if (one.helpWords.size + other.helpWords.size > 0) {
    parts.push([2, shareInCommon(one.helpWords, other.helpWords)]);
  }
  if (base.type === 'histogram' && head.type === 'histogram') {
    parts.push([1, shareInCommon(new Set(base.buckets), new Set(head.buckets))]);
  }
  const weights = parts.reduce((sum, [weight]) => sum + weight, 0);
  return parts.reduce((sum, [weight, likeness]) => sum + weight * likeness, 0) / weights;
}

function labelsLikeness(base: LabelDomains, head: LabelDomains): number {
  const names = Object.keys(base);
  const shared = names.filter((name) => Object.hasOwn(head, name));
  const alike = shared.reduce((sum, name) => {
    const [values, others] = [base[name]?.values ?? [], head[name]?.values ?? []];
    const likeness = values === others ? 1 : shareInCommon(new Set(values), new Set(others));
    return sum + 0.5 + 0.5 * likeness;
  }, 0);
  return (2 * alike) / (names.length + Object.keys(head).length);
}
