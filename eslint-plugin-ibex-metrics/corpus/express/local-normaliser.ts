// Express: a function of the file that does normalise: it returns templates and a constant only.
import type { Request } from 'express';

import { requests } from './metrics.js';

const TEMPLATES: [RegExp, string][] = [
  [/^\/users\/[^/]+$/, '/users/:id'],
  [/^\/orders\/[^/]+\/items$/, '/orders/:id/items'],
];

function templateOf(url: string): string {
  for (const [pattern, template] of TEMPLATES) {
    if (pattern.test(url)) return template;
  }
  return 'unmatched';
}

export function count(req: Request): void {
  requests.inc({ route: templateOf(req.originalUrl), method: req.method });
}
