// Plain http: the pathname of a `URL`, which a `switch` compares with templates; only the template is a label.
import type { IncomingMessage, ServerResponse } from 'node:http';

import { requests } from './metrics.js';

export function route(incomingMessage: IncomingMessage, response: ServerResponse): void {
  const { pathname } = new URL(incomingMessage.url ?? '/', 'http://localhost');
  switch (pathname) {
    case '/healthz':
      requests.inc({ route: '/healthz' });
      response.end('ok');
      return;
    case '/orders':
      requests.inc({ route: '/orders' });
      response.end('[]');
      return;
    default:
      requests.inc({ route: pathname }); // finds: no-url-route-label
      requests.inc({ route: new URL(`http://localhost${incomingMessage.url}`).pathname }); // finds: no-url-route-label
      response.writeHead(404).end();
  }
}
