import { createHash } from 'node:crypto';

/**
 * What is stored of a token and what it is looked up by.
 *
 * A fast hash is right here: slow ones such as Argon2 make guessing passwords dear, and 256 random bits
 * cannot be guessed at any speed. For the same reason no salt is needed, so that one indexed lookup finds
 * the token; what its timing could tell is about the hash, which says nothing about the token.
 */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
