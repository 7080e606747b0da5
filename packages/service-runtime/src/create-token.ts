import { randomBytes } from 'node:crypto';

/**
 * Makes a new token of the platform: a prefix by which scanners for leaked secrets know it,
 * and 256 random bits.
 */
export function createToken(): string {
  return `ibex_${randomBytes(32).toString('base64url')}`;
}
