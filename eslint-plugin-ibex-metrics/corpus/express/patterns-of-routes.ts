// Templates with patterns, optional parts and wildcards, as routers write them; and a handler in the manner of Rails.
import { requests } from './metrics.js';

export function initialise(): void {
  requests.inc({ route: '/:lang(en|de)?/about' }, 0);
  requests.inc({ route: '/posts/:date?/:title?' }, 0);
  requests.inc({ route: '/files/*' }, 0);
  requests.inc({ route: '/posts/:id{[0-9]+}' }, 0);
  requests.inc({ route: '/users/:id(\\d+)' }, 0);
  requests.inc({ route: '/.well-known/openid-configuration' }, 0);
  requests.inc({ route: '/2fa/verify' }, 0);
  requests.inc({ route: '*' }, 0);
  requests.inc({ handler: 'UsersController#show' }, 0);
  requests.inc({ handler: 'orders.v1.OrderService/PlaceOrder' }, 0);
}
