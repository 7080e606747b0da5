import { ibexCatalog } from '@ibex/metrics';
import { describe, expect, it } from 'vitest';

import { nearestName } from './nearest-name.js';

const NAMES = ibexCatalog.metrics.map(({ name }) => name);

describe('the name that was meant', () => {
  it.each([
    ['ibex_proxy_request_total', 'ibex_proxy_requests_total'],
    ['ibex_proxy_reqeusts_total', 'ibex_proxy_requests_total'],
    ['ibex_proxy_requests', 'ibex_proxy_requests_total'],
    ['ibex_requests_total', 'ibex_proxy_requests_total'],
    ['ibex_proxy_http_requests_total', 'ibex_proxy_requests_total'],
    ['IBEX_PROXY_REQUESTS_TOTAL', 'ibex_proxy_requests_total'],
    ['ibex_proces_up', 'ibex_process_up'],
  ])('by %s is %s', (name, meant) => {
    expect(nearestName(name, NAMES)).toBe(meant);
  });

  it.each(['ibex_proxy_retries_total', 'ibex_proxy_cache_hits_total', 'ibex_x', 'jobs', ''])(
    'by %.40s is none',
    (name) => {
      expect(nearestName(name, NAMES)).toBeUndefined();
    },
  );

  it('is the nearest of several', () => {
    expect(nearestName('shop_orders_totl', ['shop_orders', 'shop_order_total', 'shop_orders_total'])).toBe(
      'shop_orders_total',
    );
  });

  it('is not looked for where a name is far too long, which would take its time', () => {
    const names = Array.from(
      { length: 2000 },
      (_, index) => `shop_web_number_${String(index)}_of_many_orders_total`,
    );
    const start = performance.now();
    expect(nearestName('a'.repeat(2_000_000), names)).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('is none where there are no names', () => {
    expect(nearestName('x', [])).toBeUndefined();
  });
});
