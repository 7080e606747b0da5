const INITIAL_CAPACITY = 256;
const MAX_LOAD = 0.6;

/**
 * A map from a 64-bit hash, given as two 32-bit halves, to a positive 32-bit integer.
 *
 * Twelve bytes a slot and no object per entry, so a body of a million series fits. The keys themselves are not
 * kept: two different series are taken for one with a probability of about n² / 2⁶⁵ for n series.
 */
export class SeriesTable {
  #high = new Uint32Array(INITIAL_CAPACITY);
  #low = new Uint32Array(INITIAL_CAPACITY);
  #values = new Uint32Array(INITIAL_CAPACITY);
  #size = 0;

  /** The value already stored under the key; 0 if there was none, and `value` is stored now. */
  claim(high: number, low: number, value: number): number {
    const slot = this.#find(high, low);
    const stored = this.#values[slot] ?? 0;
    if (stored !== 0) return stored;
    this.#store(slot, high, low, value);
    this.#size++;
    if (this.#size > this.#values.length * MAX_LOAD) this.#grow();
    return 0;
  }

  #find(high: number, low: number): number {
    const mask = this.#values.length - 1;
    let slot = (high ^ low) & mask;
    while (this.#values[slot] !== 0 && (this.#high[slot] !== high >>> 0 || this.#low[slot] !== low >>> 0)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #store(slot: number, high: number, low: number, value: number): void {
    this.#high[slot] = high;
    this.#low[slot] = low;
    this.#values[slot] = value;
  }

  #grow(): void {
    const high = this.#high;
    const low = this.#low;
    const values = this.#values;
    this.#high = new Uint32Array(high.length * 2);
    this.#low = new Uint32Array(low.length * 2);
    this.#values = new Uint32Array(values.length * 2);
    values.forEach((value, slot) => {
      if (value === 0) return;
      const keyHigh = high[slot] ?? 0;
      const keyLow = low[slot] ?? 0;
      this.#store(this.#find(keyHigh, keyLow), keyHigh, keyLow, value);
    });
  }
}
