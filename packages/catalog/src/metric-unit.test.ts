import { expect, it } from 'vitest';

import { metricUnit } from './metric-unit.js';

it.each([
  ['shop_cart_wait_seconds', 'seconds'],
  ['shop_cart_sent_bytes_total', 'bytes'],
  ['shop_cart_hit_ratio', 'ratio'],
  ['shop_cart_wait_milliseconds', 'milliseconds'],
  ['shop_cart_orders_total', undefined],
  ['shop_cart_seconds_left', undefined],
  ['seconds', undefined],
])('the unit of %s is %s', (name, unit) => {
  expect(metricUnit(name)).toBe(unit);
});
