import { expect, it } from 'vitest';

import { nameSuggestions } from './name-suggestions.js';

it('suggests the nearest name', () => {
  const suggestionFor = nameSuggestions(['shop_cart_items', 'shop_cart_requests_total']);
  expect(suggestionFor('shop_cart_request_total')).toBe('shop_cart_requests_total');
  expect(suggestionFor('shop_weather')).toBeUndefined();
});

it('stops after a hundred, however many names are wrong', () => {
  const suggestionFor = nameSuggestions(['shop_cart_requests_total']);
  const suggestions = Array.from({ length: 1000 }, () => suggestionFor('shop_cart_request_total'));
  expect(suggestions.filter((name) => name !== undefined)).toHaveLength(100);
});
