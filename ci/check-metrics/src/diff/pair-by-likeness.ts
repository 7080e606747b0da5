/** Two things that are taken for one. */
export interface LikePair<Base, Head> {
  readonly base: Base;
  readonly head: Head;
  /** From 0 to 1. */
  readonly similarity: number;
}

/**
 * Pairs what is alike: the two that are most alike first, and each with one other only. Of equals the first goes first, so
 * that the outcome is always the same.
 *
 * @param candidates - the pairs that may be, in the order of the base
 */
export function pairByLikeness<Base, Head>(
  candidates: readonly LikePair<Base, Head>[],
): LikePair<Base, Head>[] {
  const bases = new Set<Base>();
  const heads = new Set<Head>();
  const pairs: LikePair<Base, Head>[] = [];
  for (const pair of candidates.toSorted((one, other) => other.similarity - one.similarity)) {
    if (bases.has(pair.base) || heads.has(pair.head)) continue;
    bases.add(pair.base);
    heads.add(pair.head);
    pairs.push(pair);
  }
  return pairs;
}
