import { expect, test } from 'vitest';

import { hashToken } from './hash-token.js';

test('a hash is SHA-256 of the whole token', () => {
  expect(hashToken('abc').toString('hex')).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});
