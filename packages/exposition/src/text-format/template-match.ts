import { finishHash, hashHigh, hashLow } from '../bytes/hash.js';
import { LEAST_LENGTHS, UNPLAIN, VALUE_CLASSES } from '../checks/label-value-bytes.js';
import type { LatestLine, LineTemplate } from './line-template.js';

/** In a line with more of them nothing is plain. */
export const MOST_CANDIDATES = 32;
export const CANDIDATE_WORDS = 5;

/**
 * Compares a line with a template and hashes its label values, four bytes at a time. There is one, overwritten for
 * each line.
 *
 * Here most of the time for a large body is spent, from the first millisecond on: short functions with little around
 * the loops are compiled soon.
 */
export class TemplateMatch {
  /** The sums of the hashes of all labels but the bound label; one with an empty value adds nothing. */
  high = 0;
  low = 0;
  /** Of the bound label, 0 if there is none. */
  boundHigh = 0;
  boundLow = 0;
  hasEmptyValue = false;
  /** The values that may have a shape: the index of each label, the offsets of its value and its hash. */
  readonly candidates = new Int32Array(MOST_CANDIDATES * CANDIDATE_WORDS);
  candidateCount = 0;
  #classes = 0;
  #valueHigh = 0;
  #valueLow = 0;

  /**
   * Whether the line at `start` is one of the template, up to its sample value.
   *
   * A label that stands in the latest line just so is not looked at again: most lines of a histogram differ in the
   * last label only.
   *
   * @param view - of the same bytes; at least four more must follow the line feed
   * @param reading - as long as it is the same number, the bytes are the same
   * @returns the offset of the sample value, or -1
   */
  match(template: LineTemplate, bytes: Uint8Array, view: DataView, start: number, reading: number): number {
    const { program, labelCount, boundIndex, latest } = template;
    const { ends, sumsHigh, sumsLow } = latest;
    // Where no label is repeated all this is 0. Code that has not run yet when a function is compiled makes V8 throw
    // it away later, so there are as few branches as can be.
    let label = latest.reading === reading ? repeatedLabels(view, latest, start, labelCount) : 0;
    let high = sumsHigh[label] ?? 0;
    let low = sumsLow[label] ?? 0;
    let at = start + (ends[label] ?? 0);
    let step = template.steps[label] ?? 0;
    let { boundHigh, boundLow } = latest;
    let hasEmptyValue = false;
    this.candidateCount = 0;
    latest.reading = 0;
    for (; ; label++) {
      const wordsEnd = at + (program[step++] ?? 0);
      // A text has no line feed, so the comparison ends with the line at the latest.
      while (at < wordsEnd) {
        if (view.getInt32(at, true) !== program[step++]) return -1;
        at += 4;
      }
      // Done even if nothing is left, for the same reason.
      const difference = view.getInt32(at, true) ^ (program[step + 1] ?? 0);
      if ((difference & (program[step + 2] ?? 0)) !== 0) return -1;
      at += program[step] ?? 0;
      step += 3;
      if (label === labelCount) break;
      const valueStart = at;
      at = this.#hashValue(bytes, view, at, program[step] ?? 0, program[step + 1] ?? 0);
      step += 2;
      if (at - valueStart >= (LEAST_LENGTHS[this.#classes] ?? 0)) this.#addCandidate(label, valueStart, at);
      const valueHigh = this.#valueHigh;
      const valueLow = this.#valueLow;
      if (label === boundIndex) {
        boundHigh = valueHigh;
        boundLow = valueLow;
      } else if (at !== valueStart) {
        high = (high + valueHigh) | 0;
        low = (low + valueLow) | 0;
      } else {
        hasEmptyValue = true;
      }
      ends[label + 1] = at - start;
      sumsHigh[label + 1] = high;
      sumsLow[label + 1] = low;
    }
    this.high = high;
    this.low = low;
    this.boundHigh = boundHigh;
    this.boundLow = boundLow;
    this.hasEmptyValue = hasEmptyValue;
    latest.boundHigh = boundHigh;
    latest.boundLow = boundLow;
    latest.start = start;
    latest.length = at - start;
    latest.reading = reading;
    return at;
  }

  /** @returns the offset of the first byte that is not plain, which is the closing quote if there is nothing to see */
  #hashValue(bytes: Uint8Array, view: DataView, start: number, stateHigh: number, stateLow: number): number {
    let end = start;
    let classes = 0;
    for (;;) {
      const byteClass = VALUE_CLASSES[bytes[end] ?? 0] ?? 0;
      if (byteClass === UNPLAIN) break;
      classes |= byteClass;
      end++;
    }
    this.#classes = classes;
    const length = end - start;
    const wordsEnd = start + (length & ~3);
    let high = stateHigh;
    let low = stateLow;
    let at = start;
    while (at < wordsEnd) {
      const word = view.getInt32(at, true);
      high = hashHigh(high, word);
      low = hashLow(low, word);
      at += 4;
    }
    const rest = length & 3;
    if (rest !== 0) {
      const word = view.getInt32(at, true) & (-1 >>> (32 - 8 * rest));
      high = hashHigh(high, word);
      low = hashLow(low, word);
    }
    this.#valueHigh = finishHash(high ^ length);
    this.#valueLow = finishHash(low ^ length);
    return end;
  }

  #addCandidate(label: number, start: number, end: number): void {
    const at = this.candidateCount++ * CANDIDATE_WORDS;
    if (at >= this.candidates.length) return;
    this.candidates[at] = label;
    this.candidates[at + 1] = start;
    this.candidates[at + 2] = end;
    this.candidates[at + 3] = this.#valueHigh;
    this.candidates[at + 4] = this.#valueLow;
  }
}

/** How many labels of the latest line, from the first on, stand in this one at the same place with the same value. */
function repeatedLabels(view: DataView, latest: LatestLine, start: number, labelCount: number): number {
  const common = commonLength(view, latest.start, start, latest.length);
  let repeated = 0;
  // They end one after the other, so that those before the difference are the first ones.
  for (let label = 1; label <= labelCount; label++) repeated += (latest.ends[label] ?? 0) < common ? 1 : 0;
  return repeated;
}

/** How many bytes two lines have in common, in steps of four, up to `most` and a few. */
function commonLength(view: DataView, one: number, other: number, most: number): number {
  let length = 0;
  while (length < most && view.getInt32(one + length, true) === view.getInt32(other + length, true))
    length += 4;
  return length;
}
