// A proxy: what it forwards has the path as asked for, and so have its logs; its metrics have the name of the upstream.
import { request } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';

import { log } from './log.js';
import { upstreamDurations } from './metrics.js';

export function forward(req: IncomingMessage, res: ServerResponse, upstream: string): void {
  const end = upstreamDurations.startTimer({ endpoint: upstream });
  const options = { host: upstream, path: req.url, method: req.method, headers: req.headers };
  const outgoing = request(options, (incoming) => {
    end({ status_code: String(incoming.statusCode) });
    log.debug({ url: req.url, endpoint: req.url, handler: upstream });
    incoming.pipe(res);
  });
  req.pipe(outgoing);
}
