import { describe, expect, it } from 'vitest';

import { positiveInteger, positiveNumber, wholeNumber } from './number-options.js';

describe('the number of an option', () => {
  it.each([
    [positiveNumber, '0.5', 0.5],
    [positiveInteger, '1000', 1000],
    [wholeNumber, '0', 0],
  ])('%o reads %j', (read, text, number) => {
    expect(read(text)).toBe(number);
  });

  it.each([
    ...['0', '-1', 'soon', 'Infinity', 'NaN', ''].map((text) => [positiveNumber, text] as const),
    ...['0', '1.5', '-1', '1e3', '0x10', '', ' 1', '99999999999999999999'].map(
      (text) => [positiveInteger, text] as const,
    ),
    ...['-1', '0.5', '', 'none'].map((text) => [wholeNumber, text] as const),
  ])('%o refuses %j', (read, text) => {
    expect(() => read(text)).toThrow(/^It must be a (whole )?number/);
  });
});
