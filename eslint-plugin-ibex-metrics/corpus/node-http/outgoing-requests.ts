// A client that counts what it asks others for: hosts and constants are few, paths with ids in them are not.
import { request } from 'node:https';

import { outgoing } from './metrics.js';

const USERS = new URL('https://users.internal/v1/users');

export function getUser(id: string): void {
  const url = new URL(`/v1/users/${id}`, USERS);
  request(url, (response) => {
    outgoing.inc({ host: url.host, status_code: String(response.statusCode) });
    outgoing.inc({ path: url.pathname, status_code: String(response.statusCode) }); // finds: no-url-route-label
    outgoing.inc({ endpoint: '/v1/users/:id', status_code: String(response.statusCode) });
    outgoing.inc({ endpoint: USERS.pathname, status_code: String(response.statusCode) });
  }).end();
}
