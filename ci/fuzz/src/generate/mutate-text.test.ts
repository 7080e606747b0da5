import { expect, test } from 'vitest';

import { Random } from '../random.js';
import { mutateText } from './mutate-text.js';

test('a token that was made long before is not repeated beyond what a string can be', () => {
  const token = 'a'.repeat(100_000);
  const longest = Array.from({ length: 200 }, (_, seed) => mutateText(token, new Random(seed)).length);
  expect(Math.max(...longest)).toBeLessThanOrEqual(300_000);
});
