import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * What is stored of a token and what it is looked up by.
 *
 * A fast hash is right here: slow ones such as Argon2 make guessing passwords dear, and 256 random bits
 * cannot be guessed at any speed. For the same reason no salt is needed, so that one indexed lookup finds
 * the token.
 */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/**
 * Whether a stored hash is that of the token at hand, in a time that tells nothing of where they differ.
 *
 * It stands behind the lookup in the index, which does not take constant time: how long that takes can tell how
 * much of the hash some stored hash begins with. This helps nobody, since who guesses tokens cannot choose their
 * hashes. What is held here is that the answer rests on all 32 bytes, whatever an index or a collation makes of them.
 */
export function isSameHash(stored: Uint8Array, computed: Uint8Array): boolean {
  return stored.length === computed.length && timingSafeEqual(stored, computed);
}
