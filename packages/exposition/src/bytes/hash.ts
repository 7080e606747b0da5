/**
 * A 64-bit hash in two 32-bit lanes that differ in construction, fed byte by byte while a label is scanned, so
 * that no label needs to become a string. {@link finishHash} spreads the state over all bits; finished lanes of
 * several labels are added, which makes the sum independent of their order.
 *
 * The seeds are different in every process, so that nobody can write a body full of collisions.
 */
export const HASH_SEED_HIGH = randomSeed();
export const HASH_SEED_LOW = randomSeed();

/** FNV-1a. */
export function hashHigh(state: number, byte: number): number {
  return Math.imul(state ^ byte, 0x01000193);
}

/** Rotate, xor, multiply by 2³²/φ. */
export function hashLow(state: number, byte: number): number {
  return Math.imul(((state << 5) | (state >>> 27)) ^ byte, 0x9e3779b1);
}

/** The finaliser of MurmurHash3: every input bit reaches every output bit. */
export function finishHash(state: number): number {
  let hash = state;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function randomSeed(): number {
  return Math.floor(Math.random() * 2 ** 32) | 0;
}
