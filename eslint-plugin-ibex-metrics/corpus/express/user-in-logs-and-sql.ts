// Express: the same names where they belong: logs, queries, error reports, answers.
import * as Sentry from '@sentry/node';
import type { Request, Response } from 'express';

import { db, log, queue } from './infrastructure.js';
import { logins } from './metrics.js';

export async function login(req: Request, res: Response): Promise<void> {
  const user_id = req.user.id;
  Sentry.setTags({ user_id, org_id: req.user.org });
  Sentry.setUser({ id: user_id });
  log.info({ user_id, session_id: req.sessionID }, 'login');
  await db('logins').insert({ user_id, org_id: req.user.org }).onConflict('user_id').merge();
  await db.query('SELECT 1 FROM users WHERE user_id = $1', [user_id]);
  await queue.add('login', { user_id }, { jobId: req.sessionID });
  logins.inc({ result: 'ok' });
  res.json({ user_id, session_id: req.sessionID });
}
