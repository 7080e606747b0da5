import fc from 'fast-check';
import { expect, test } from 'vitest';

import { decodeIds, encodeIds } from './series-key.js';

const ids = fc.uniqueArray(fc.oneof(fc.nat(5), fc.nat(100_000), fc.nat(2 ** 40)), { maxLength: 40 });

test('a key gives back its numbers in order', () => {
  fc.assert(
    fc.property(ids, (numbers) => {
      expect(decodeIds(encodeIds([...numbers]))).toEqual([...numbers].sort((a, b) => a - b));
    }),
  );
});

test('a key is the same for the same numbers in any order', () => {
  fc.assert(
    fc.property(ids, (numbers) => {
      expect(encodeIds([...numbers].reverse())).toBe(encodeIds([...numbers]));
    }),
  );
});

test('a key may have more numbers than are written at once', () => {
  const numbers = Array.from({ length: 50_000 }, (_, index) => index);
  expect(decodeIds(encodeIds([...numbers]))).toEqual(numbers);
});
