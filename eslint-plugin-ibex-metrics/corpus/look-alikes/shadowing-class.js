// A class that shadows the import within a block.
import { Counter } from 'prom-client';

export function countWords(text) {
  class Counter {
    words = {};
    add(word) {
      this.words[word] = (this.words[word] ?? 0) + 1;
    }
  }
  const counter = new Counter();
  for (const word of text.split(' ')) counter.add(word);
  return counter.words;
}
