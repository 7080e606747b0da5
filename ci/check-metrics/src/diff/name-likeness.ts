import { distance } from 'fastest-levenshtein';

/** How two names are alike. */
export interface NameLikeness {
  /** From 0 to 1. */
  readonly likeness: number;
  /** Whether words of the one are other words in the other, not only more, fewer or misspelt ones. */
  readonly hasOtherWords: boolean;
}

/**
 * How much two names are alike, by their words: those that both have count in full, and what is left of either as far as
 * it looks like the same words misspelt.
 */
export function nameLikeness(words: readonly string[], others: readonly string[]): NameLikeness {
  const total = words.length + others.length;
  if (total === 0) return { likeness: 1, hasOtherWords: false };
  const rest = [...others];
  const own: string[] = [];
  for (const word of words) {
    const place = rest.indexOf(word);
    if (place === -1) own.push(word);
    else rest.splice(place, 1);
  }
  const left = own.length + rest.length;
  const spelling = spellingLikeness(own.join('_'), rest.join('_'));
  return {
    likeness: (total - left + left * spelling) / total,
    hasOtherWords: own.length > 0 && rest.length > 0 && spelling === 0,
  };
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
