import { InvalidArgumentError } from 'commander';
import { describe, expect, it } from 'vitest';

import { positiveDuration } from './duration-option.js';

describe('the duration of an option', () => {
  it.each([
    ['500ms', 500],
    ['1s', 1000],
    ['2m', 120_000],
    ['1.5h', 5_400_000],
    ['1.1h', 3_960_000],
    ['500h', 1_800_000_000],
    ['2147483647ms', 2 ** 31 - 1],
    ['0.1ms', 1],
  ])('%j is %d ms', (text, milliseconds) => {
    expect(positiveDuration(text)).toBe(milliseconds);
  });

  it.each([
    ['10', 10_000],
    ['0.5', 500],
    ['2147483.647', 2 ** 31 - 1],
  ])('%j is a number of seconds: %d ms', (text, milliseconds) => {
    expect(positiveDuration(text)).toBe(milliseconds);
  });

  it.each([
    '',
    ' ',
    '0',
    '0s',
    '-1',
    '-1s',
    'soon',
    's',
    '1x',
    '1s1',
    '1s 5ms',
    '1 s',
    '.5s',
    '.5',
    '1.2.3',
    '1e3',
    '1d',
    'Infinity',
    '-Infinity',
    'NaN',
    '9'.repeat(400),
    `${'9'.repeat(200)}s`,
    '2147483.648',
    '2147483648ms',
    '600h',
  ])('is not %j', (text) => {
    expect(() => positiveDuration(text)).toThrow(InvalidArgumentError);
    expect(() => positiveDuration(text)).toThrow(
      'It must be a duration above 0 and of at most 24 days, such as 500ms, 10s or 2m.',
    );
  });
});
