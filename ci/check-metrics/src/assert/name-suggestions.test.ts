import { expect, it } from 'vitest';

import { nameSuggestions } from './name-suggestions.js';

it('suggests the nearest name', () => {
  const suggestionFor = nameSuggestions(['shop_cart_items', 'shop_cart_requests_total']);
  expect(suggestionFor('shop_cart_request_total')).toBe('shop_cart_requests_total');
  expect(suggestionFor('shop_weather')).toBeUndefined();
});

it('stops after a hundred, however many names are wrong', () => {
  const suggestionFor = nameSuggestions(['shop_cart_requests_total']);
  const letters = Array.from('abcdefghijklmnop');
  const wrong = letters.flatMap((one) => letters.map((other) => `shop_cart_reque${one}${other}s_total`));
  const suggestions = wrong.map(suggestionFor);
  expect(suggestions.filter((name) => name !== undefined)).toHaveLength(100);
  expect(wrong.slice(0, 100).map(suggestionFor)).toEqual(suggestions.slice(0, 100));
});

it('counts a name that is wrong again and again as one', () => {
  const suggestionFor = nameSuggestions(['shop_cart_requests_total']);
  const suggestions = Array.from({ length: 1000 }, () => suggestionFor('shop_cart_request_total'));
  expect(new Set(suggestions)).toEqual(new Set(['shop_cart_requests_total']));
  expect(suggestionFor('shop_cart_requests_totals')).toBe('shop_cart_requests_total');
});
