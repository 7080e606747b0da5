const MOST_BOUNDS = 128;

/** Bounds that occurred, by the hash of their label. They are asked for in the order in which they recur. */
export class KnownBounds {
  readonly #high = new Int32Array(MOST_BOUNDS);
  readonly #low = new Int32Array(MOST_BOUNDS);
  readonly #values = new Float64Array(MOST_BOUNDS);
  /** The family, by number, in which each was found last. */
  readonly #families = new Int32Array(MOST_BOUNDS);
  #family = 1;
  #count = 0;
  #expected = 0;

  /** From here on the bounds of another family are asked for. */
  nextFamily(): void {
    this.#family++;
    this.#expected = 0;
  }

  /** Enters a bound, if there is room. */
  add(high: number, low: number, value: number): void {
    if (this.#count === MOST_BOUNDS || this.find(high, low) !== -1) return;
    const index = this.#count++;
    this.#high[index] = high;
    this.#low[index] = low;
    this.#values[index] = value;
  }

  /** The index of a bound, or -1. */
  find(high: number, low: number): number {
    const expected = this.#expected;
    const isExpected = this.#high[expected] === high && this.#low[expected] === low;
    const index = isExpected && expected < this.#count ? expected : this.#search(high, low);
    this.#expected = index + 1 === this.#count ? 0 : index + 1;
    return index;
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

  #search(high: number, low: number): number {
    for (let index = 0; index < this.#count; index++) {
      if (this.#high[index] === high && this.#low[index] === low) return index;
    }
    return -1;
  }
}
