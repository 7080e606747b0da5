// Express: ids of users and sessions as labels, in the spellings of JavaScript.
import type { NextFunction, Request, Response } from 'express';

import { logins, requests } from '../metrics.js';

export function countLogin(req: Request, res: Response, next: NextFunction): void {
  logins.inc({ userId: req.user.id, result: 'ok' }); // finds: no-high-cardinality-labels
  logins.inc({ result: 'ok', 'session-id': req.sessionID }); // finds: no-high-cardinality-labels
  requests.labels({ orgID: req.user.org, method: req.method }).inc(); // finds: no-high-cardinality-labels
  requests.inc({ method: req.method, AGENT_ID: req.get('x-agent') }); // finds: no-high-cardinality-labels
  requests.inc({ method: req.method, user_agent: 'browser' });
  requests.inc({ method: req.method, type: 'userId' });
  next();
}
