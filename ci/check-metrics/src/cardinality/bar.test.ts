import { describe, expect, it } from 'vitest';

import { bar } from './bar.js';

describe('a bar', () => {
  it.each([
    ['of the most takes the whole width', { worstCase: 80 }, '########'],
    ['of half of it takes half', { worstCase: 40 }, '####'],
    ['of the least takes one character', { worstCase: 1 }, '#'],
    ['of nothing takes none', { worstCase: 0 }, ''],
    ['shows what there is of what there can be', { worstCase: 80, actual: 20 }, '##------'],
    ['shows that there is nothing yet', { worstCase: 80, actual: 0 }, '--------'],
    ['is full where there is all there can be', { worstCase: 1, actual: 1 }, '#'],
    [
      'is as long as what there is, if that is more than there can be',
      { worstCase: 20, actual: 80 },
      '########',
    ],
  ])('%s', (_, figures, shown) => {
    expect(bar(figures, 80, 8)).toBe(shown);
  });
});
