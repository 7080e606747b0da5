import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { safeJson } from './safe-json.js';

describe('safeJson', () => {
  it('is what JSON.stringify writes for harmless text', () => {
    const value = { a: ['route "/v1"', 'Größe ≤ 5 µs', '指标 😀'], b: { c: null } };
    expect(safeJson(value)).toBe(JSON.stringify(value, undefined, 2));
  });

  it.each([
    ['an escape', '\u001b', String.raw`"\u001b"`],
    ['the eight-bit form of an escape', '\u009b', String.raw`"\u009b"`],
    ['a delete', '\u007f', String.raw`"\u007f"`],
    ['a change of the direction of writing', '\u202e', String.raw`"\u202e"`],
    ['a tag character beyond the basic plane', '\u{e0041}', String.raw`"\udb40\udc41"`],
    ['a line separator', '\u2028', String.raw`"\u2028"`],
    ['half a character', '\ud800', String.raw`"\ud800"`],
  ])('escapes %s', (_, text, json) => {
    expect(safeJson(text)).toBe(json);
    expect(JSON.parse(json)).toBe(text);
  });

  it('says the same as the value, whatever is in it', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })), (value) => {
        const json = safeJson(value);
        expect(json.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
