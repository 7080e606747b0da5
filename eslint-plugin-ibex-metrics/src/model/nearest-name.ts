import leven from 'leven';

/**
 * The metric that was meant by a name that no metric has: misspelt, put together otherwise, or with a word too many or
 * too few. Words are compared, since all names of a catalog have much in common.
 *
 * @param name - what was written
 * @param names - what could have been meant
 * @returns `undefined` where none is near
 */
export function nearestName(name: string, names: Iterable<string>): string | undefined {
  const words = name.toLowerCase().split('_');
  let nearest: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of names) {
    if (!isNear(words, candidate.toLowerCase().split('_'))) continue;
    const slips = leven(name, candidate);
    if (slips < least) [nearest, least] = [candidate, slips];
  }
  return nearest;
}

function isNear(words: readonly string[], others: readonly string[]): boolean {
  switch (words.length - others.length) {
    case 0:
      return words.every((word, index) => isAlike(word, others[index] ?? ''));
    case 1:
      return isWithOneMore(words, others) || words.join('') === others.join('');
    case -1:
      return isWithOneMore(others, words) || words.join('') === others.join('');
    default:
      return false;
  }
}

function isAlike(word: string, other: string): boolean {
  return word === other || leven(word, other) <= MOST_UNLIKE * Math.max(word.length, other.length);
}

function isWithOneMore(longer: readonly string[], shorter: readonly string[]): boolean {
  const added = longer.findIndex((word, index) => word !== shorter[index]);
  return longer.slice(added + 1).every((word, index) => word === shorter[added + index]);
}

/** How much of a word may be other letters. */
const MOST_UNLIKE = 0.4;
