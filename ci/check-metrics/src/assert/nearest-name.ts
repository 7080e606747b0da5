import { distance } from 'fastest-levenshtein';

/** Longer ones are nobody's typing error, and the distance takes time for each pair of characters. */
const LONGEST_NAME = 200;

/** How much of the words in which two names differ may be other than in one of them. */
const MOST_UNLIKE = 0.4;

/**
 * Finds the name that was meant by one that does not exist: misspelt, or with a word too many or too few. What names begin
 * and end with alike says nothing, since all of a catalog have the same prefix.
 *
 * @param name - as it is exposed
 * @param names - those that exist
 * @returns the nearest, or `undefined` if none is near
 */
export function nearestName(name: string, names: readonly string[]): string | undefined {
  if (name.length > LONGEST_NAME) return undefined;
  let nearest: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of names) {
    if (!isNear(wordsOf(name), wordsOf(candidate))) continue;
    const edits = distance(name, candidate);
    if (edits < least) [nearest, least] = [candidate, edits];
  }
  return nearest;
}

function isNear(words: readonly string[], others: readonly string[]): boolean {
  const [core, otherCore] = differing(words, others);
  if (core.length === 0 || otherCore.length === 0) return core.length + otherCore.length <= 1;
  const [one, another] = [core.join('_'), otherCore.join('_')];
  return distance(one, another) <= MOST_UNLIKE * Math.max(one.length, another.length);
}

/** Two lists without what they begin and end with alike. */
function differing(
  words: readonly string[],
  others: readonly string[],
): [core: readonly string[], otherCore: readonly string[]] {
  const shorter = Math.min(words.length, others.length);
  let start = 0;
  while (start < shorter && words[start] === others[start]) start++;
  let end = 0;
  while (end < shorter - start && words.at(-1 - end) === others.at(-1 - end)) end++;
  return [words.slice(start, words.length - end), others.slice(start, others.length - end)];
}

function wordsOf(name: string): string[] {
  return name.toLowerCase().split('_');
}
