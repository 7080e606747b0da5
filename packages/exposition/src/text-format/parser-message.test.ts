import { expect, test } from 'vitest';
import { PARSER_ERROR_CASES } from '../testing/parser-error-cases.js';
import { validateExposition } from '../validate-exposition.js';

test.each(PARSER_ERROR_CASES)('%j in line %i: %s', (body, line, message) => {
  const expected = line === 0 ? undefined : { line, message };

  expect(validateExposition(body).parserError).toEqual(expected);
});

test('a label value that is not UTF-8 is shown byte by byte', () => {
  const body = Uint8Array.from('x{a="\xe9\xed\xa0\x80\xc3\xa9"} 1\n', (byte) => byte.charCodeAt(0));

  expect(validateExposition(body).parserError?.message).toBe('invalid label value "\\xe9\\xed\\xa0\\x80é"');
});

test('what comes after a line that was not read is not the first error for certain', () => {
  const { parserError } = validateExposition(`# ${'-'.repeat(100)}\nx one\n`, { maxLineBytes: 50 });

  expect(parserError).toBeUndefined();
});

test('characters later than Unicode 13 are escaped, whatever the runtime knows', () => {
  const { parserError } = validateExposition('x \u{1fac3}\u{1fac2}\u{323af}\n');

  expect(parserError?.message).toBe('expected float as value, got "\\U0001fac3🫂\\U000323af"');
});
