import { gauge } from '@ibex/catalog';
import { describe, expect, it } from 'vitest';

import { seriesBudgets } from './series-budgets.js';

describe('seriesBudgets gives', () => {
  const metrics = ['java_heap', 'java_loops', 'shop_cart_items'].map((name) =>
    gauge(name, { help: 'Anything', ...(name !== 'java_loops' && { budget: 5 }) }),
  );
  const budgetOf = seriesBudgets(
    { 'shop_*': 10, 'shop_cart_*': 20, shop_cart_size: 30, 'go_*': 0 },
    { metrics },
  );

  it.each([
    ['that of the name before that of any pattern', 'shop_cart_size', 30],
    ['that of the first pattern that matches, not of the longest', 'shop_cart_items', 10],
    ['none at all, where that is the budget', 'go_threads', 0],
    ['that of the catalog where nothing matches', 'java_heap', 5],
    ['no budget where the catalog has none either', 'java_loops', undefined],
    ['no budget for what is in neither', 'java_threads', undefined],
  ])('%s', (_, metric, most) => {
    expect(budgetOf(metric)).toBe(most);
  });
});
