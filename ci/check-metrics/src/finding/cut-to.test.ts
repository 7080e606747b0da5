import { expect, it } from 'vitest';

import { cutTo } from './cut-to.js';

it.each([
  ['short', 'short'],
  ['12345678', '12345678'],
  ['123456789', '12345678…'],
  ['1234567💥', '1234567…'],
  ['123456💥9', '123456💥…'],
])('of %j at most 8 characters are shown, and none by half: %j', (text, shown) => {
  expect(cutTo(8, text)).toBe(shown);
});
