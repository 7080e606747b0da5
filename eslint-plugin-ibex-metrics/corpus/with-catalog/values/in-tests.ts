// A test of what was recorded: expectations and doubles record nothing.
import { expect, it, vi } from 'vitest';

import { limit } from './limit.js';
import { metrics } from './metrics.js';

it('counts what it refuses', () => {
  const inc = vi.spyOn(metrics.record.shop_gateway_rate_limited_total, 'inc');
  limit('key');
  expect(inc).toHaveBeenCalledWith({ result: 'refused' });
  expect(metrics.record.shop_gateway_rate_limited_total.inc).not.toHaveBeenCalledWith({ result: 'limited' });
  vi.mocked(metrics.record.shop_gateway_rate_limited_total.inc).mockImplementation(() => ({
    result: 'none',
  }));
});
