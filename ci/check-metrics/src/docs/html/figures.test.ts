import { expect, it } from 'vitest';

import { countOf, grouped, shareOf } from './figures.js';

it('groups thousands', () => {
  expect(grouped(1_434_447)).toBe('1,434,447');
});

it.each([
  [0, '0 series'],
  [1, '1 series'],
] as const)('counts %i', (count, words) => {
  expect(countOf(count, 'series', 'series')).toBe(words);
  expect(countOf(count, 'metric')).toBe(count === 1 ? '1 metric' : '0 metrics');
});

it.each([
  [945, 14_000, '6.8%'],
  [1, 14_000, '<0.1%'],
  [0, 14_000, '0%'],
  [15, 10, '150%'],
  [0, 0, '0%'],
  [1, 0, 'over'],
])('tells the share of %i in %i as %s', (part, whole, share) => {
  expect(shareOf(part, whole)).toBe(share);
});
