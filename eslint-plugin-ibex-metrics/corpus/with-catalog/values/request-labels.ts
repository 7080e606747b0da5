// Several labels in one recording: each is judged by its own domain.
import { metrics } from './metrics.js';

export function recordRequests(): void {
  const requests = metrics.record.shop_gateway_requests_total;
  requests.inc({ route: '/v1/orders', method: 'GET', status_code: '200' });
  requests.inc({ route: '/v1/orders/{id}', method: 'DELETE', status_code: '204' });
  requests.inc({ route: 'unmatched', method: 'OTHER', status_code: '404' });
  requests.inc({ route: '/v1/orders', method: 'POTS', status_code: '201' }); // finds: bounded-label-values
  requests.inc({ route: '/v1/orders', method: 'get', status_code: '200' }); // finds: bounded-label-values
  requests.inc({ route: '/v1/order', method: 'GET', status_code: '200' }); // finds: bounded-label-values
  requests.inc({ route: '/v1/orders', method: 'GET', status_code: '20' }); // finds: bounded-label-values
  requests.inc({ route: '/v1/orders/:id', method: 'PATCH', status_code: '200' }); // finds: bounded-label-values x2
}
