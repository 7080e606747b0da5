/**
 * A 64-bit hash in two 32-bit lanes that differ in construction, fed word by word while a label is scanned, so that
 * no label needs to become a string. {@link finishHash} spreads the state over all bits; finished lanes of several
 * labels are added, which makes the sum independent of their order.
 *
 * Seeds and multipliers are different in every process, so that nobody can write a body full of collisions.
 */
export const HASH_SEED_HIGH = randomWord();
export const HASH_SEED_LOW = randomWord();
/** Odd, so that no state is lost, and large, so that every word reaches the upper bits. */
export const HASH_MULTIPLIER_HIGH = randomWord() | 0x40000001;
export const HASH_MULTIPLIER_LOW = randomWord() | 0x40000001;

/** @param word - a byte, or up to four of them with the first in the lowest bits */
export function hashHigh(state: number, word: number): number {
  return Math.imul(((state << 13) | (state >>> 19)) ^ word, HASH_MULTIPLIER_HIGH);
}

/** @param word - a byte, or up to four of them with the first in the lowest bits */
export function hashLow(state: number, word: number): number {
  return Math.imul(((state << 21) | (state >>> 11)) ^ word, HASH_MULTIPLIER_LOW);
}

/** The finaliser of MurmurHash3: every input bit reaches every output bit. */
export function finishHash(state: number): number {
  let hash = state;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function randomWord(): number {
  return Math.floor(Math.random() * 2 ** 32) | 0;
}
