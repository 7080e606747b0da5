// StatsD and its kin: counters and timers with tags, which are no label sets of prom-client.
import type { Request } from 'express';

import { dogstatsd, profiler, statsd } from './telemetry.js';

export function count(req: Request, milliseconds: number): void {
  statsd.increment('requests', 1, { path: req.path, user_id: req.user.id });
  statsd.timing('duration', milliseconds, { url: req.originalUrl });
  dogstatsd.histogram('duration', milliseconds, [`path:${req.path}`, `user_id:${req.user.id}`]);
  dogstatsd.gauge('open', 1, { session_id: req.sessionID });
  const timer = profiler.startTimer();
  timer.done({ message: 'answered', path: req.path, user_id: req.user.id });
}
