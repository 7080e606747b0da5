import { expect, test } from 'vitest';

import { createToken, hashToken } from './token.js';

test('a token has the prefix and 256 bits of its own', () => {
  const tokens = Array.from({ length: 100 }, createToken);
  for (const token of tokens) expect(token).toMatch(/^ibex_[A-Za-z0-9_-]{43}$/);
  expect(new Set(tokens).size).toBe(100);
});

test('a hash is SHA-256 of the whole token', () => {
  expect(hashToken('abc').toString('hex')).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});
