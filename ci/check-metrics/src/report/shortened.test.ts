import { expect, it } from 'vitest';

import { shortened } from './shortened.js';

it.each([
  ['abcde', 'abcde'],
  ['abcdef', 'abcd…'],
  ['\u001b[2J', String.raw`\u{1…`],
  ['abc😀f', 'abc…'],
  ['a'.repeat(1_000_000), 'aaaa…'],
])('%j of five characters at most is %j', (text, shown) => {
  expect(shortened(text, 5)).toBe(shown);
});
