// Functions that `startTimer` returned, in a `let`, an object, from a function of the file, and as an argument.
import type { Request, Response } from 'express';

import { durations, isMeasured } from './metrics.js';

const noop = () => 0;

function start() {
  return durations.startTimer();
}

function finish(end: (labels?: object) => number, user_id: string): void {
  end({ user_id }); // finds: no-high-cardinality-labels
}

export function handle(req: Request, res: Response): void {
  const maybe = isMeasured ? durations.startTimer() : noop;
  maybe({ user_id: req.user.id }); // finds: no-high-cardinality-labels
  let late: ((labels?: object) => number) | undefined;
  late = durations.startTimer({ method: req.method });
  late?.({ path: req.path }); // finds: no-url-route-label
  const timer = { end: durations.startTimer() };
  timer.end({ session_id: req.sessionID }); // finds: no-high-cardinality-labels
  const end = start();
  end({ org_id: req.user.org }); // finds: no-high-cardinality-labels
  res.locals.end = durations.startTimer();
  res.locals.end({ agent_id: req.get('x-agent') }); // finds: no-high-cardinality-labels
  finish(durations.startTimer(), req.user.id);
  const seconds = end();
  end({ method: req.method, result: seconds > 1 ? 'slow' : 'fast' });
}
