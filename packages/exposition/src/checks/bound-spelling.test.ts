import { expect, test } from 'vitest';
import { goSpelling, isUsualSpelling } from './bound-spelling.js';

test.each([
  ...['0', '0.0', '-0', '1', '1.0', '-1', '-1.5', '10', '100.0', '0.5', '0.25', '0.005', '12345', '99999.5'],
  ...['1e+06', '1.234567e+06', '1e-05', '1e+100', '1.5e-300', '1e+21', '1e-7', '1e-10', '5e-324'],
  ...['1.0E7', '1.5E7', '1.0E-4', '1E+16', '1E-05', '1000000', '1000000.0', '1234567', '0.0001', '0.00001'],
  ...['9007199254740993', '0.1', '0.30000000000000004', '1.7976931348623157e+308', '+Inf', '-Inf'],
])('%s is what some client writes', (text) => {
  // 2^53 + 1 is no double; what it is rounded to has other digits.
  expect(isUsualSpelling(text)).toBe(text !== '9007199254740993');
});

test.each([
  ...[
    '01',
    '00',
    '+1',
    '1.',
    '.5',
    '1.50',
    '1.00',
    '0.10',
    '-01',
    '1e0',
    '1e1',
    '1e3',
    '1e+03',
    '1e+6x',
    '1E5',
    '10e5',
  ],
  ...[
    '1e6',
    '0.1e7',
    '1e+006',
    '1e+00',
    '1.0e',
    '12e+06',
    '0e+00',
    '0.1000000000000000055',
    '1.50E7',
    '0.10000000000000001',
  ],
  ...['Inf', 'inf', '+inf', '+INF', 'Infinity', '+Infinity', '-inf', '0x1', '1_000', ''],
])('%j is what no client writes', (text) => {
  expect(isUsualSpelling(text)).toBe(false);
});

test.each([
  [0, '0'],
  [1, '1'],
  [1.5, '1.5'],
  [0.0001, '0.0001'],
  [0.00001, '1e-05'],
  [999_999, '999999'],
  [1_000_000, '1e+06'],
  [1_234_567, '1.234567e+06'],
  [1e21, '1e+21'],
  [5e-324, '5e-324'],
  [-2.5e10, '-2.5e+10'],
  [Infinity, '+Inf'],
  [-Infinity, '-Inf'],
])('%d is %s in Go', (value, spelling) => {
  expect(goSpelling(value)).toBe(spelling);
});

test('what is suggested is usual, and so is what JavaScript writes', () => {
  let value = 3e-12;
  for (let i = 0; i < 2000; i++) {
    value *= 1.0371;
    for (const number of [value, -value, Math.round(value)]) {
      const spellings = [goSpelling(number), String(number)];

      expect(spellings.filter((spelling) => !isUsualSpelling(spelling))).toEqual([]);
      expect(Number(goSpelling(number))).toBe(number === 0 ? 0 : number);
    }
  }
});

test('a long text is judged at once', () => {
  const start = performance.now();
  for (const text of ['0'.repeat(1_000_000), `0.${'0'.repeat(1_000_000)}1`, `1.${'10'.repeat(500_000)}`]) {
    expect(isUsualSpelling(text)).toBe(false);
  }

  expect(performance.now() - start).toBeLessThan(500);
});
