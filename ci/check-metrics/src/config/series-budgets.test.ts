import { describe, expect, it } from 'vitest';

import { seriesBudgets } from './series-budgets.js';

describe('seriesBudgets gives', () => {
  const budgetOf = seriesBudgets({ 'shop_*': 10, 'shop_cart_*': 20, shop_cart_size: 30, 'go_*': 0 });

  it.each([
    ['that of the name before that of any pattern', 'shop_cart_size', 30],
    ['that of the first pattern that matches, not of the longest', 'shop_cart_items', 10],
    ['none at all, where that is the budget', 'go_threads', 0],
    ['no budget where nothing matches', 'java_threads', undefined],
  ])('%s', (_, metric, most) => {
    expect(budgetOf(metric)).toBe(most);
  });
});
