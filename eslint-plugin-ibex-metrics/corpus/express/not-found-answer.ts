// Express: the URL in a log line, in the answer, in an alert and in a span; none of them is a metric.
import type { NextFunction, Request, Response } from 'express';

import { alerts, logger, tracer } from './observability.js';
import { requests } from './metrics.js';

export function notFound(req: Request, res: Response, _next: NextFunction): void {
  requests.inc({ route: 'unmatched', method: req.method });
  logger.warn({ route: req.originalUrl, path: req.path, user_id: req.user?.id }, 'not found');
  tracer.startActiveSpan('not found', { attributes: { url: req.url } }, (span) => {
    span.setAttribute('path', req.path);
    span.setAttributes({ route: req.originalUrl, session_id: req.sessionID });
    span.end();
  });
  alerts.push({ endpoint: req.originalUrl, handler: `${req.method} ${req.path}` });
  res.status(404).json({ error: 'not found', path: req.path, url: req.originalUrl });
}
