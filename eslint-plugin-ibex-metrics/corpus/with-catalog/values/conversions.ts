// A number of a status made a text: any number a handler thinks of, also one outside of the domain.
import type { IncomingMessage, ServerResponse } from 'node:http';

import { metrics } from './metrics.js';

export function record(req: IncomingMessage, res: ServerResponse): void {
  const labels = { route: '/v1/orders', method: 'GET' } as const;
  const requests = metrics.record.shop_gateway_requests_total;
  requests.inc({ ...labels, status_code: String(res.statusCode) }); // finds: bounded-label-values
  requests.inc({ ...labels, status_code: `${res.statusCode}` }); // finds: bounded-label-values
  requests.inc({ ...labels, status_code: res.statusCode.toString() }); // finds: bounded-label-values
  requests.inc({ route: '/v1/orders', method: req.method, status_code: '200' }); // finds: bounded-label-values
  requests.inc({ route: '/v1/orders', method: req.method!.toUpperCase(), status_code: '200' }); // finds: bounded-label-values
}
