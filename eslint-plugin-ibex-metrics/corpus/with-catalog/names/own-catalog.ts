// A test with a catalog of its own: what the file defines is known in it, with its series, and nothing else is.
import { counter, defineCatalog, histogram } from '@ibex/catalog';
import { expect, it } from 'vitest';

import { expose } from './expose.js';

const catalog = defineCatalog({
  prefix: 'shop',
  services: ['gateway'],
  metrics: [
    counter('shop_gateway_request_total', { help: 'Requests' }),
    histogram('shop_gateway_wait_seconds', { help: 'Time that requests wait' }),
  ],
});

it('is exposed', () => {
  const body = expose(catalog);
  expect(body).toContain('shop_gateway_request_total 0');
  expect(body).toContain('shop_gateway_wait_seconds_bucket{le="+Inf"} 0');
  expect(body).toContain('shop_gateway_waits_total 0'); // finds: known-metric-names
});
