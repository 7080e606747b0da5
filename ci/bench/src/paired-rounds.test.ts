import { describe, expect, it } from 'vitest';

import { pairedRounds } from './paired-rounds.js';

describe('pairedRounds', () => {
  it('runs everything in turn, and every other round the other way round', async () => {
    const order: string[] = [];
    const run = (name: string) => () => {
      order.push(name);
      return Promise.resolve(name);
    };
    const results = await pairedRounds([run('a'), run('b'), run('c')], 3);
    expect(order.join('')).toBe('abccbaabc');
    expect(results).toEqual([
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
    ]);
  });

  it('stops where a run fails', async () => {
    await expect(pairedRounds([() => Promise.reject(new Error('broken'))], 2)).rejects.toThrow('broken');
  });
});
