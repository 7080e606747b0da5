import { expect, test } from 'vitest';
import { parseFloat64 } from './parse-float.js';
import { createRandom } from '../testing/random-body.js';

function parse(text: string): number | undefined {
  const bytes = new TextEncoder().encode(text);
  return parseFloat64(bytes, 0, bytes.length);
}

test.each([
  ['0', 0],
  ['-0', -0],
  ['+1', 1],
  ['5.', 5],
  ['.5', 0.5],
  ['00012.50', 12.5],
  ['1e5', 1e5],
  ['1E+05', 1e5],
  ['-2.5e-3', -0.0025],
  ['0.1', 0.1],
  ['123456789012345678', 123456789012345680],
  ['1.7976931348623157e308', Number.MAX_VALUE],
  ['5e-324', Number.MIN_VALUE],
  ['1e-999', 0],
  ['0e999999999999', 0],
  ['Inf', Infinity],
  ['+inF', Infinity],
  ['-infinity', -Infinity],
  ['NAN', NaN],
])('%s is the number %d', (text, value) => {
  expect(parse(text)).toBe(value);
});

test.each([
  ...['', '+', '-', '.', 'e5', '1e', '1e+', '1.2.3', '1 ', ' 1', '1,5', '--1', '1-', '1e5.', '1f', '١'],
  ...['0x1', '0x1p3', '0b1', '1_000', '1n', '+nan', '-nan', 'infinit', 'in', 'infinityy', 'null', 'ınf'],
  ...['1e309', '-1e309', '1e99999999999', '1.7976931348623159e308'],
])('%j is no number', (text) => {
  expect(parse(text)).toBeUndefined();
});

test('the fast path gives the double that JavaScript gives', () => {
  const random = createRandom(4);
  for (let i = 0; i < 20_000; i++) {
    const digits = Array.from({ length: 1 + random(17) }, () => String(random(10))).join('');
    const dot = random(digits.length + 1);
    const exponent = random(2) === 0 ? '' : `e${String(random(60) - 30)}`;
    const text = `${digits.slice(0, dot)}.${digits.slice(dot)}${exponent}`;

    expect([text, parse(text)]).toEqual([text, Number(text)]);
  }
});
