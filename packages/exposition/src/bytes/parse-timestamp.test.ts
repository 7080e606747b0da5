import { expect, test } from 'vitest';
import { parseTimestamp } from './parse-timestamp.js';

function parse(text: string): bigint | undefined {
  const bytes = new TextEncoder().encode(text);
  return parseTimestamp(bytes, 0, bytes.length);
}

test.each([
  ['0', 0n],
  ['-0', 0n],
  ['+1700000000000', 1700000000000n],
  ['9223372036854775807', 9223372036854775807n],
  ['-9223372036854775808', -9223372036854775808n],
  [`${'0'.repeat(1000)}5`, 5n],
])('%s is a timestamp', (text, timestamp) => {
  expect(parse(text)).toBe(timestamp);
});

test.each(['', '+', '-', '1.5', '1e3', '0x1', '1_0', '1\r', '9223372036854775808', '-9223372036854775809'])(
  '%j is no timestamp',
  (text) => {
    expect(parse(text)).toBeUndefined();
  },
);
