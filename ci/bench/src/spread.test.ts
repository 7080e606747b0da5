import { describe, expect, it } from 'vitest';

import { spreadOf } from './spread.js';

describe('spreadOf', () => {
  it('is the middle one of an odd number, in whatever order', () => {
    expect(spreadOf([9, 1, 2])).toEqual({ median: 2, min: 1, max: 9 });
  });

  it('lies between the middle two of an even number', () => {
    expect(spreadOf([10, 1, 2, 4])).toEqual({ median: 3, min: 1, max: 10 });
  });

  it('needs a figure', () => {
    expect(() => spreadOf([])).toThrow(RangeError);
  });
});
