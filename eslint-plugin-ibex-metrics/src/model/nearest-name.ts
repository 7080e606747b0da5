import leven from 'leven';

/**
 * Finds the metric that was meant by a name that no metric has: misspelt, put together otherwise, or with a word too many
 * or too few. Words are compared, since all names of a catalog have much in common.
 *
 * @param names - what could have been meant
 * @returns what gives the nearest to a name that was written, or `undefined` where none is near
 */
export function nearestName(names: Iterable<string>): (name: string) => string | undefined {
  const candidates = [...names].map(inWords);
  return (name) => {
    const written = inWords(name);
    let nearest: string | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const candidate of candidates) {
      if (!isNear(written, candidate)) continue;
      const slips = leven(name, candidate.name);
      if (slips < least) [nearest, least] = [candidate.name, slips];
    }
    return nearest;
  };
}

/** A name in lower case, taken apart. */
interface NameInWords {
  readonly name: string;
  readonly words: readonly string[];
  readonly letters: string;
}

function inWords(name: string): NameInWords {
  const words = name.toLowerCase().split('_');
  return { name, words, letters: words.join('') };
}

function isNear({ words, letters }: NameInWords, other: NameInWords): boolean {
  switch (words.length - other.words.length) {
    case 0:
      return words.every((word, index) => isAlike(word, other.words[index] ?? ''));
    case 1:
      return letters === other.letters || isWithOneMore(words, other.words);
    case -1:
      return letters === other.letters || isWithOneMore(other.words, words);
    default:
      return false;
  }
}

function isAlike(word: string, other: string): boolean {
  const most = MOST_UNLIKE * Math.max(word.length, other.length);
  // Their lengths tell of most, above all of what is far too long to be a word.
  return word === other || (Math.abs(word.length - other.length) <= most && leven(word, other) <= most);
}

function isWithOneMore(longer: readonly string[], shorter: readonly string[]): boolean {
  const added = longer.findIndex((word, index) => word !== shorter[index]);
  return longer.slice(added + 1).every((word, index) => word === shorter[added + index]);
}

/** How much of a word may be other letters. */
const MOST_UNLIKE = 0.4;
