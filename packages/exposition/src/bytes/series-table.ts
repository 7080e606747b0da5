/** Both halves of the key, and the value. */
const SLOT_WORDS = 3;
/** The sizes of a table at first: filling it anew costs more than room. From the last on it doubles. */
const INITIAL_BITS = 8;
const LARGER_BITS: readonly number[] = [12, 16, 19];
const MAX_LOAD = 0.6;
const PIECE_WORDS = SLOT_WORDS << INITIAL_BITS;

/** What knows of each series whether it was there before. */
export interface SeriesClaims {
  /** The value already stored under the key; 0 if there was none, and `value` is stored now. */
  claim(high: number, low: number, value: number): number;
}

/**
 * A map from a 64-bit hash, given as two 32-bit halves, to a positive 31-bit integer.
 *
 * Twelve bytes a slot, side by side, and no object per entry, so a body of a million series fits and a look-up
 * touches one place in memory. The slots are in the order of the keys, so that growing goes through both tables from
 * their beginning to their end. The keys themselves are not kept: two different series are taken for one with a
 * probability of about n² / 2⁶⁵ for n series.
 */
export class SeriesTable implements SeriesClaims {
  #slots = new Int32Array(SLOT_WORDS << INITIAL_BITS);
  #mask = (1 << INITIAL_BITS) - 1;
  /** By how much the half of a key that says its slot is shifted. */
  #shift = 32 - INITIAL_BITS;
  #size = 0;
  #mostKeys = MAX_LOAD * 2 ** INITIAL_BITS;

  claim(high: number, low: number, value: number): number {
    const slots = this.#slots;
    let slot = low >>> this.#shift;
    for (;;) {
      const at = slot * SLOT_WORDS;
      const stored = slots[at + 2] ?? 0;
      if (stored === 0) {
        slots[at] = high;
        slots[at + 1] = low;
        slots[at + 2] = value;
        if (++this.#size > this.#mostKeys) this.#grow();
        return 0;
      }
      if (slots[at] === high && slots[at + 1] === low) return stored;
      slot = (slot + 1) & this.#mask;
    }
  }

  /** Calls back for every key, with its value. */
  forEach(callback: (high: number, low: number, value: number) => void): void {
    const slots = this.#slots;
    for (let at = 0; at < slots.length; at += SLOT_WORDS) {
      const value = slots[at + 2] ?? 0;
      if (value !== 0) callback(slots[at] ?? 0, slots[at + 1] ?? 0, value);
    }
  }

  #grow(): void {
    const bits = 32 - this.#shift;
    const largerBits = LARGER_BITS.find((size) => size > bits) ?? bits + 1;
    const old = this.#slots;
    this.#slots = new Int32Array(SLOT_WORDS * 2 ** largerBits);
    this.#mask = 2 ** largerBits - 1;
    this.#shift = 32 - largerBits;
    this.#size = 0;
    this.#mostKeys = MAX_LOAD * 2 ** largerBits;
    // In pieces: V8 uses a compiled function from the next call on, and this is called a few times only.
    for (let from = 0; from < old.length; from += PIECE_WORDS) this.#take(old, from, from + PIECE_WORDS);
  }

  #take(slots: Int32Array, start: number, end: number): void {
    for (let from = start; from < end; from += SLOT_WORDS) {
      const value = slots[from + 2] ?? 0;
      if (value !== 0) this.claim(slots[from] ?? 0, slots[from + 1] ?? 0, value);
    }
  }
}
