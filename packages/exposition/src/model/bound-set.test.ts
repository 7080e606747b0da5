import { describe, expect, it } from 'vitest';

import { BoundSet } from './bound-set.js';

describe('BoundSet', () => {
  it('has each bound once, in ascending order', () => {
    const bounds = new BoundSet();
    for (const bound of [5, Infinity, -1, 5, 0.1, -Infinity, Infinity, 0, -0]) bounds.add(bound);
    expect(bounds.sorted()).toEqual([-Infinity, -1, 0, 0.1, 5, Infinity]);
  });

  it('forgets none, however many there are and however often they come', () => {
    const bounds = new BoundSet();
    for (let i = 0; i < 10_000; i++) bounds.add((i * 7919) % 1000);
    expect(bounds.sorted()).toEqual(Array.from({ length: 1000 }, (_, index) => index));
  });
});
