// A test of what is exposed: an expectation of a name that no metric has passes for ever, or fails for no reason.
import { expect, it } from 'vitest';

import { readSamples, scrape } from './scrape.js';

it('counts no request before the first', async () => {
  const body = await scrape();
  expect(body).not.toContain('shop_gateway_request_total'); // finds: known-metric-names
  expect(body).toContain('shop_gateway_requests_total{route="/v1/orders",method="GET",status_code="200"} 0');
  expect(body).toContain(`shop_gateway_active_connection ${String(1)}`); // finds: known-metric-names
  expect(body).toContain('# TYPE shop_gateway_cache_errors_total counter');
});

it('times each login', async () => {
  const samples = readSamples(await scrape());
  expect(samples.get('shop_identity_login_duration_seconds_count')).toBe(1);
  expect(samples.get('shop_identity_login_duration_second_count')).toBe(1); // finds: known-metric-names
  expect(samples.get('shop_identity_logins_total')).toBe(1); // finds: known-metric-names
  expect([...samples.keys()].filter((name) => name.startsWith('shop_identity_login'))).toHaveLength(3);
  expect(samples.get('shop_process_up')).toBe(1);
});
