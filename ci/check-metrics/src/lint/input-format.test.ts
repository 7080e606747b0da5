import { describe, expect, it } from 'vitest';

import { formatOfInput } from './input-format.js';

describe('formatOfInput', () => {
  it.each([
    ['a.prom', undefined, 'text'],
    ['-', undefined, 'text'],
    ['a.txt', 'auto', 'text'],
    ['openmetrics', 'auto', 'text'],
    ['scrape.om', 'auto', 'openmetrics'],
    ['dir/scrape.OpenMetrics', undefined, 'openmetrics'],
    ['scrape.om', 'text', 'text'],
    ['-', 'openmetrics', 'openmetrics'],
  ] as const)('reads %j, asked for %j, as %s', (input, asked, format) => {
    expect(formatOfInput(input, asked)).toBe(format);
  });
});
