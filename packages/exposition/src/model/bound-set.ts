/**
 * The different bounds of a family. Sorted from time to time instead of hashed: whoever writes a body chooses the
 * numbers, and could choose those of which a `Set` takes ages, as it hashes numbers the same way in every process.
 */
export class BoundSet {
  #bounds: number[] = [];
  #room = SMALLEST_ROOM;

  /** Takes a bound that is not NaN, known or not. */
  add(bound: number): void {
    if (this.#bounds.length === this.#room) this.#compact();
    this.#bounds.push(bound);
  }

  /** The bounds in ascending order, each once. */
  sorted(): number[] {
    this.#compact();
    return [...this.#bounds];
  }

  #compact(): void {
    this.#bounds.sort((a, b) => a - b);
    this.#bounds = this.#bounds.filter((bound, index, all) => bound !== all[index - 1]);
    this.#room = Math.max(SMALLEST_ROOM, this.#bounds.length * 2);
  }
}

const SMALLEST_ROOM = 64;
