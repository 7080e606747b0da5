import type { LabelDomain, LabelDomains } from '@ibex/catalog';

import { nameLikeness } from './name-likeness.js';
import { type LikePair, pairByLikeness } from './pair-by-likeness.js';
import { shareInCommon } from './share-in-common.js';

/** A label of the base, and what has become of it. */
export interface LabelPair {
  readonly base: string;
  /** Absent where it is gone. */
  readonly head?: string;
}

/**
 * Finds for each label of a metric in the base the one in the head: that of the same name, else one with a domain like its
 * own under a new name.
 *
 * @returns the labels of the base in their order
 */
export function pairLabels(base: LabelDomains, head: LabelDomains): readonly LabelPair[] {
  const removed = Object.entries(base).filter(([label]) => !Object.hasOwn(head, label));
  const added = Object.entries(head).filter(([label]) => !Object.hasOwn(base, label));
  const candidates = removed.flatMap(([label, domain]) =>
    added.flatMap(([other, otherDomain]): LikePair<string, string>[] => {
      const similarity = labelLikeness([label, domain], [other, otherDomain]);
      return similarity === undefined ? [] : [{ base: label, head: other, similarity }];
    }),
  );
  const renamed = new Map(pairByLikeness(candidates).map((pair) => [pair.base, pair.head]));
  return Object.keys(base).map((label) => {
    const to = Object.hasOwn(head, label) ? label : renamed.get(label);
    return to === undefined ? { base: label } : { base: label, head: to };
  });
}

type NamedDomain = readonly [label: string, domain: LabelDomain];

/** How much two labels are alike; `undefined` where they are two. */
function labelLikeness([label, domain]: NamedDomain, [other, otherDomain]: NamedDomain): number | undefined {
  const [values, others] = [new Set(domain.values), new Set(otherDomain.values)];
  const byDomain = shareInCommon(values, others);
  const { likeness: byName } = nameLikeness(label.split('_'), other.split('_'));
  const isTelling = values.size >= FEWEST_TELLING && domain.kind === otherDomain.kind;
  if (!(byDomain >= LEAST_OF_EACH && byName >= LEAST_OF_EACH) && !(byDomain >= LEAST_ALONE && isTelling)) {
    return undefined;
  }
  return (byDomain + byName) / 2;
}

const LEAST_OF_EACH = 0.5;

/** Domains of which only this much is another tell a label by themselves, unless they are as small as `true` and `false`. */
const LEAST_ALONE = 0.8;
const FEWEST_TELLING = 3;
