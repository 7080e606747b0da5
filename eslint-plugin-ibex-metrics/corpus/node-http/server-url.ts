// Plain http: a server with the URL of each request, and the method and status of it.
import { createServer } from 'node:http';

import { handle } from './handle.js';
import { durations, requests } from './metrics.js';

export const server = createServer((req, res) => {
  const end = durations.startTimer({ method: req.method ?? 'GET' });
  res.on('close', () => {
    requests.inc({ method: req.method ?? 'GET', path: req.url ?? '/' }); // finds: no-url-route-label
    end({ path: req.url!, status_code: String(res.statusCode) }); // finds: no-url-route-label
  });
  handle(req, res);
});
