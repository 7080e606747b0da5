// Text analysis with a Counter of a collections library.
import { Counter } from '@py/collections';

export function mostCommon(words: string[]): [string, number][] {
  const counter = new Counter(words);
  counter.update(['the']);
  return counter.mostCommon(3);
}
