import { distance } from 'fastest-levenshtein';

/**
 * How much two names are alike, by their words: those that both have count in full, and what is left of either as far as
 * it looks like the same words misspelt.
 *
 * @returns from 0 to 1
 */
export function nameLikeness(words: readonly string[], others: readonly string[]): number {
  const total = words.length + others.length;
  if (total === 0) return 1;
  const rest = [...others];
  const own: string[] = [];
  for (const word of words) {
    const place = rest.indexOf(word);
    if (place === -1) own.push(word);
    else rest.splice(place, 1);
  }
  const left = own.length + rest.length;
  return (total - left + left * spellingLikeness(own.join('_'), rest.join('_'))) / total;
}

/** What is further apart are two words, not one that is misspelt. */
const LEAST_ALIKE = 0.6;

function spellingLikeness(one: string, other: string): number {
  if (one === '' || other === '') return 0;
  const longest = Math.max(one.length, other.length);
  // The distance takes time for each pair of characters.
  if (longest > LONGEST_NAME) return 0;
  const likeness = 1 - distance(one, other) / longest;
  return likeness < LEAST_ALIKE ? 0 : likeness;
}

const LONGEST_NAME = 200;
