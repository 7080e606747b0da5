import { describe, expect, it } from 'vitest';

import { printable } from './printable.js';

describe('printable', () => {
  it.each([
    ['a colour', '\u001b[31mred\u001b[0m', String.raw`\u{1b}[31mred\u{1b}[0m`],
    ['a cursor movement that would hide a line', '\u001b[1A\u001b[2K', String.raw`\u{1b}[1A\u{1b}[2K`],
    ['a terminal title', '\u001b]0;owned\u0007', String.raw`\u{1b}]0;owned\u{7}`],
    ['the eight-bit form of an escape', '\u009b31m', String.raw`\u{9b}31m`],
    ['a line feed, so that text cannot pretend to be a finding', 'a\n✓ b', String.raw`a\u{a}✓ b`],
    ['a carriage return', 'wrong\rright', String.raw`wrong\u{d}right`],
    ['a backspace, a tab and a delete', '\b\t\u007f', String.raw`\u{8}\u{9}\u{7f}`],
    ['a NUL', '\0', String.raw`\u{0}`],
    ['line and paragraph separators', '\u2028\u2029', String.raw`\u{2028}\u{2029}`],
    ['a change of the direction of writing', 'user\u202enimda', String.raw`user\u{202e}nimda`],
    ['an isolate of the direction of writing', '\u2066a\u2069', String.raw`\u{2066}a\u{2069}`],
    ['characters without width', 'a\u200bb\u200dc\ufeffd', String.raw`a\u{200b}b\u{200d}c\u{feff}d`],
    ['a tag character beyond the basic plane', '\u{e0041}', String.raw`\u{e0041}`],
  ])('shows %s as an escape', (_, text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it.each([
    '',
    'ibex_process_up',
    'route "/v1/models" – 100 %',
    'Größe ≤ 5 µs',
    '指标',
    '😀',
    String.raw`\n`,
  ])('leaves %j as it is', (text) => {
    expect(printable(text)).toBe(text);
  });
});
