// OpenMetrics names the family of a counter without its suffix; a sample has the whole name.
import { expect, it } from 'vitest';

import { scrape } from './scrape.js';

it('is OpenMetrics', async () => {
  const body = await scrape('application/openmetrics-text');
  expect(body).toContain('# TYPE shop_gateway_requests counter\n# HELP shop_gateway_requests Requests');
  expect(body).toContain('shop_gateway_requests_created{route="/v1/orders"}');
  expect(body).toMatch('# TYPE shop_gateway_request counter'); // finds: known-metric-names
  expect(body).not.toContain('\nshop_gateway_requests{route="/v1/orders"} 1'); // finds: known-metric-names
});
