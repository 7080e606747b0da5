// Express: the form with exemplars, whose labels count and whose exemplar labels may be anything.
import type { Request, Response } from 'express';
import { trace } from '@opentelemetry/api';

import { durations } from './metrics.js';

export function observe(req: Request, res: Response, seconds: number): void {
  const context = trace.getActiveSpan()?.spanContext();
  durations.observe({
    labels: { route: req.path, status_code: res.statusCode }, // finds: no-url-route-label
    value: seconds,
    exemplarLabels: { trace_id: context?.traceId, user_id: req.user?.id, url: req.originalUrl },
  });
}
