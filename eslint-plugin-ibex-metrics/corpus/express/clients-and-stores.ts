// Express: options of HTTP clients, keys of maps, rows of tables and messages, all with the path as asked for.
import axios from 'axios';
import type { Request, Response } from 'express';

import { audit, bus, pool, redis, search } from './infrastructure.js';

const seen = new Map<string, { path: string; hits: number }>();

export async function mirror(req: Request, res: Response): Promise<void> {
  const { data } = await axios({
    url: req.originalUrl,
    baseURL: 'http://mirror',
    params: { path: req.path },
  });
  seen.set(req.path, { path: req.path, hits: (seen.get(req.path)?.hits ?? 0) + 1 });
  await redis.set(`route:${req.path}`, JSON.stringify({ route: req.path, user_id: req.user?.id }));
  await redis.hset('routes', { path: req.path, url: req.originalUrl });
  await pool.query('INSERT INTO hits (path, user_id) VALUES ($1, $2)', [req.path, req.user?.id]);
  await search.index({ index: 'hits', document: { endpoint: req.originalUrl, session_id: req.sessionID } });
  await audit.record({ handler: req.originalUrl, user_id: req.user?.id });
  bus.emit('hit', { uri: req.url, org_id: req.user?.org });
  res.cookie('last', req.path, { path: req.baseUrl }).json(data);
}
