// Literals with an id, a query or a host in them, as they get into code that was copied from a log.
import { requests, type Outcome } from './metrics.js';

export function warmUp(outcome: Outcome) {
  requests.inc({ route: '/users/42', result: outcome }); // finds: no-url-route-label
  requests.inc({ route: '/orders/123e4567-e89b-12d3-a456-426614174000/items', result: outcome }); // finds: no-url-route-label
  requests.inc({ path: '/commits/9fceb02d0ae598e95dc970b74767f19372d61af8', result: outcome }); // finds: no-url-route-label
  requests.inc({ endpoint: '/search?q=shoes&page=1', result: outcome }); // finds: no-url-route-label
  requests.inc({ url: 'https://api.example.com/v1/rates', result: outcome }); // finds: no-url-route-label
  requests.inc({ route: '/v1/users/:id', result: outcome });
  requests.inc({ route: '/v2/orders/{orderId}/items', result: outcome });
  requests.inc({ handler: 'listOrders', result: outcome });
  requests.inc({ route: '/oauth2/token', result: outcome });
  requests.inc({ route: '/files/:name.:ext?', result: outcome });
}
