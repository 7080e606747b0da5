import { expect, it } from 'vitest';

import { createToken } from './index.js';

it('a token has the prefix and 256 bits of its own', () => {
  const tokens = Array.from({ length: 100 }, createToken);
  for (const token of tokens) expect(token).toMatch(/^ibex_[A-Za-z0-9_-]{43}$/);
  expect(new Set(tokens).size).toBe(100);
});
