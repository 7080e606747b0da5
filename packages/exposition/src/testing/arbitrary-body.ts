import fc from 'fast-check';
import { LINES, TOKENS } from './random-body.js';

/**
 * Bodies of any bytes, of lines that are valid together or clash, of tokens in any order, and of many lines that are
 * alike.
 */
export const anyBody: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  joined(fc.array(line(), { maxLength: 12 })),
  joined(fc.array(fc.oneof(token(), line()), { maxLength: 40 })),
  joined(fc.array(fc.oneof(line(), token(), byte()), { maxLength: 20 })),
  joined(fc.array(fc.oneof({ weight: 20, arbitrary: likeOthers() }, token(), byte()), { maxLength: 40 })),
);

/** Any character that UTF-8 can encode. */
export const anyCharacter: fc.Arbitrary<string> = fc
  .oneof(fc.nat(0x7f), fc.nat(0xd7ff), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map((code) => String.fromCodePoint(code));

function line(): fc.Arbitrary<string> {
  return fc.constantFrom(...LINES);
}

function token(): fc.Arbitrary<string> {
  return fc.constantFrom(...TOKENS);
}

/** A line that differs from others in its label value, its number and its timestamp. */
function likeOthers(): fc.Arbitrary<string> {
  const value = fc.constantFrom('', 'b', 'some/path', '\\n', '\\"', '10.0.0.1', '\xc3\xa9', '+Inf', '0.5');
  const number = fc.constantFrom('0', '1', '-1', '2.5', '1e3', 'NaN', '+Inf', '123456789.123');
  const time = fc.constantFrom('', '', '', ' 5', ' 1700000000000');
  const head = fc.constantFrom('x{a="b",c="', 'x_bucket{le="', 'y{quantile="');
  return fc
    .tuple(head, value, number, time)
    .map(([start, label, sample, end]) => `${start}${label}"} ${sample}${end}\n`);
}

function byte(): fc.Arbitrary<string> {
  return fc.nat(255).map((code) => String.fromCharCode(code));
}

/** The bytes of strings of one character for each. */
function joined(parts: fc.Arbitrary<string[]>): fc.Arbitrary<Uint8Array> {
  return parts.map((texts) => Uint8Array.from(texts.join(''), (character) => character.charCodeAt(0)));
}
