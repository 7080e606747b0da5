import type { LineKernel } from '../text-format/line-kernel.js';

/** Bounds that occurred. The kernel finds them by the hash of their label; here is what they are. */
export class KnownBounds {
  readonly #kernel: LineKernel;
  readonly #values: number[] = [];
  /** The family, by number, in which each was found last. */
  readonly #families: number[] = [];
  #family = 1;

  constructor(kernel: LineKernel) {
    this.#kernel = kernel;
  }

  /** From here on the bounds of another family are asked for. */
  nextFamily(): void {
    this.#family++;
    this.#kernel.exports.expectedBound.value = 0;
  }

  /** Enters a bound, if there is room. */
  add(high: number, low: number, value: number): void {
    const { exports, words } = this.#kernel;
    const count = this.#values.length;
    const start = exports.BOUNDS.value / 4;
    for (let at = start; at < start + 2 * count; at += 2) {
      if (words[at] === high && words[at + 1] === low) return;
    }
    if (count === exports.MOST_BOUNDS.value) return;
    words[start + 2 * count] = high;
    words[start + 2 * count + 1] = low;
    this.#values.push(value);
    this.#families.push(0);
    exports.boundCount.value = count + 1;
  }

  valueAt(index: number): number {
    return this.#values[index] ?? NaN;
  }

  /** Whether the family is asked about this bound for the first time. */
  isNewInFamily(index: number): boolean {
    if (this.#families[index] === this.#family) return false;
    this.#families[index] = this.#family;
    return true;
  }
}
