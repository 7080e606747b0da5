/** Random numbers that are the same on every machine for the same seed (mulberry32). */
export class Random {
  #state: number;

  /** @param seed - a whole number; its lower 32 bits count */
  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** A whole number from `min` to `max`, both included. */
  integer(min: number, max: number): number {
    return min + Math.floor(this.#next() * (max - min + 1));
  }

  /** True in the given share of cases, from 0 to 1. */
  chance(share: number): boolean {
    return this.#next() < share;
  }

  /**
   * One element.
   *
   * @throws RangeError if there is none
   */
  pick<Element>(elements: readonly Element[]): Element {
    const [picked] = this.sample(elements, 1);
    if (picked === undefined) throw new RangeError('there is nothing to pick from');
    return picked;
  }

  /** Some of the elements, each once, in the order they were in. */
  sample<Element>(elements: readonly Element[], count: number): Element[] {
    const left = elements.map((_, index) => index);
    while (left.length > count) left.splice(this.integer(0, left.length - 1), 1);
    return elements.filter((_, index) => left.includes(index));
  }

  // Between 0 and 1, without 1.
  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}
