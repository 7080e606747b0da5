// Plain http: a table of templates and handlers; the label is the template of the entry that matched.
import type { IncomingMessage, ServerResponse } from 'node:http';

import { requests } from './metrics.js';

type Handler = (req: IncomingMessage, res: ServerResponse) => void;

const ROUTES: readonly { template: string; pattern: RegExp; handler: Handler }[] = [
  { template: '/users/:id', pattern: /^\/users\/[^/]+$/, handler: (_req, res) => res.end('user') },
  { template: '/users', pattern: /^\/users$/, handler: (_req, res) => res.end('users') },
];

export function dispatch(req: IncomingMessage, res: ServerResponse): void {
  const path = req.url?.split('?')[0] ?? '/';
  const matched = ROUTES.find(({ pattern }) => pattern.test(path));
  requests.inc({ route: matched?.template ?? 'unmatched', method: req.method ?? 'GET' });
  matched?.handler(req, res);
}
