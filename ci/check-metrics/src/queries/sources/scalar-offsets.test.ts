import { expect, it } from 'vitest';

import { flowScalarOffsets } from './scalar-offsets.js';

it.each([
  [String.raw`"a\U0001F600"`, 'a😀', [1, 2, 2, 12]],
  [String.raw`"\U00110000"`, String.raw`\U00110000`, [...Array.from({ length: 10 }, () => 1), 11]],
  [String.raw`"\UFFFFFFFFb"`, String.raw`\UFFFFFFFFb`, [...Array.from({ length: 10 }, () => 1), 11, 12]],
])('reads the escape of a character, and leaves what is none: %s', (source, text, offsets) => {
  expect(flowScalarOffsets(source)).toEqual({ text, offsets });
});
