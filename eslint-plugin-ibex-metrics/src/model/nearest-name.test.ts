import { describe, expect, it } from 'vitest';

import { nearestName } from './nearest-name.js';

const NAMES = [
  'shop_cart_orders_total',
  'shop_cart_open_carts',
  'shop_db_query_duration_seconds',
  'shop_db_query_duration_seconds_sum',
  'shop_process_up',
];

describe('the name that was meant', () => {
  it.each([
    ['shop_cart_order_total', 'shop_cart_orders_total'],
    ['shop_cart_orders_totl', 'shop_cart_orders_total'],
    ['shop_orders_total', 'shop_cart_orders_total'],
    ['shop_cart_orders', 'shop_cart_orders_total'],
    ['shop_cart_paid_orders_total', 'shop_cart_orders_total'],
    ['SHOP_CART_ORDERS_TOTAL', 'shop_cart_orders_total'],
    ['shop_cart_opencarts', 'shop_cart_open_carts'],
    ['shop_cart_open_carts_total', 'shop_cart_open_carts'],
    ['shop_db_query_duration_second', 'shop_db_query_duration_seconds'],
    ['shop_proces_up', 'shop_process_up'],
  ])('by %s is %s', (name, meant) => {
    expect(nearestName(NAMES)(name)).toBe(meant);
  });

  it.each([
    'shop_process_id',
    'shop_db_lock_duration_seconds',
    'shop_cart_returns_total',
    'shop_cart',
    'shop',
  ])('by %s is none', (name) => {
    expect(nearestName(NAMES)(name)).toBeUndefined();
  });

  it('is none where there are no names', () => {
    expect(nearestName([])('shop_cart_orders_total')).toBeUndefined();
  });
});
