// Express: a good value with a bad fallback, through a const and a shorthand property, in the timer's end function.
import type { RequestHandler } from 'express';

import { durations } from '../observability/metrics.js';

export const measure: RequestHandler = (req, res, next) => {
  const end = durations.startTimer({ method: req.method });
  res.on('finish', () => {
    const route = req.route?.path ?? req.path;
    end({ route, status_code: res.statusCode }); // finds: no-url-route-label
  });
  next();
};
