// A test of a service: what it expects of the exposition is no exposition.
import { expect, it } from 'vitest';

import { start } from './start.js';

it('exposes its requests', async () => {
  const { url, stop } = await start();
  const response = await fetch(`${url}/metrics`, { headers: { accept: 'text/plain; version=0.0.4' } });
  const body = await response.text();
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(body).toContain('# TYPE http_requests_total counter');
  expect(body).toMatch(/^# HELP http_requests_total /m);
  expect(body.includes('# HELP http_requests_total Requests')).toBe(true);
  expect(body.split('\n')[0]).toBe('# HELP http_requests_total Requests');
  await stop();
});
