// One object of fields for the log, of which only some go to the metric.
import type { Request, Response } from 'express';

import { log } from './log.js';
import { requests } from './metrics.js';

export function record(req: Request, res: Response): void {
  const fields = { user_id: req.user.id, route: req.originalUrl, method: req.method, result: 'ok' };
  log.info(fields, 'answered');
  requests.inc({ method: fields.method, result: fields.result });
  const { user_id, route, ...labels } = fields;
  requests.inc(labels);
  requests.inc({ method: fields.method, route: fields.route }); // finds: no-url-route-label
  log.debug({ user_id, route });
}

export function recordAll(req: Request): void {
  const fields = { user_id: req.user.id, method: req.method }; // finds: no-high-cardinality-labels
  log.info(fields);
  requests.inc(fields);
}
