// Express: the path as requested, but only where it is one of a list: no more values than the list has, and 'other'.
import type { Request } from 'express';

import { requests } from './metrics.js';

const PATHS = ['/healthz', '/readyz', '/metrics'];
const KNOWN = new Set(PATHS);
const TEMPLATES: Record<string, string> = { '/': 'index', '/healthz': 'health' };

export function count(req: Request): void {
  requests.inc({ path: PATHS.includes(req.path) ? req.path : 'other' });
  requests.inc({ path: KNOWN.has(req.path) ? req.path : 'other' });
  requests.inc({ path: TEMPLATES[req.path] ?? 'other' });
  requests.inc({ path: req.path.startsWith('/api/') ? 'api' : 'web' });
  requests.inc({ path: PATHS.find((path) => path === req.path) ?? 'other' });
  requests.inc({ path: PATHS.includes(req.path) ? 'known' : req.path }); // finds: no-url-route-label
}
