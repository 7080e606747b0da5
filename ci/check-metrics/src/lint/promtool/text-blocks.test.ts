import { describe, expect, it } from 'vitest';

import { inBlocks, repeated } from './text-blocks.js';

describe('repeated', () => {
  it.each([
    ['ab\n', 0],
    ['ab\n', 1],
    ['ab\n', 100_000],
    ['a'.repeat(70_000), 3],
  ])('is the text as often as it was asked for, without a long piece', (text, count) => {
    const pieces = [...repeated(text, count)];
    expect(pieces.join('') === text.repeat(count)).toBe(true);
    for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(Math.max(text.length, 65_536));
  });

  it('makes nothing before it is asked for', () => {
    const [first] = repeated('a'.repeat(400_000), 1e12);
    expect(first).toHaveLength(400_000);
  });
});

describe('inBlocks', () => {
  it('is the same text, in pieces of which none but the last is short', () => {
    const lines = Array.from({ length: 50_000 }, (_, index) => `line ${String(index)}\n`);
    const blocks = [...inBlocks(lines)];
    expect(blocks.join('') === lines.join('')).toBe(true);
    expect(blocks.length).toBeGreaterThan(2);
    for (const block of blocks.slice(0, -1)) expect(block.length).toBeGreaterThanOrEqual(65_536);
  });

  it('has no piece for no text', () => {
    expect([...inBlocks([])]).toEqual([]);
    expect([...inBlocks(['', ''])]).toEqual([]);
  });
});
