import { expect, test } from 'vitest';

import { hashToken, isSameHash } from './hash-token.js';

test('a hash is SHA-256 of the whole token', () => {
  expect(hashToken('abc').toString('hex')).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});

test('hashes are the same to the last byte, or not at all', () => {
  const hash = hashToken('abc');
  expect(isSameHash(new Uint8Array(hash), hash)).toBe(true);
  for (const index of [0, 31]) {
    const other = Buffer.from(hash);
    other[index] = (other[index] ?? 0) ^ 1;
    expect(isSameHash(other, hash)).toBe(false);
  }
  expect(isSameHash(hash.subarray(0, 31), hash)).toBe(false);
  expect(isSameHash(new Uint8Array(), hash)).toBe(false);
});
