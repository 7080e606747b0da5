// Loggers and tracers whose fields look like labels.
import pino from 'pino';
import { trace } from '@opentelemetry/api';

const logger = pino();

export function log(req: { originalUrl: string; method: string; user: { id: string } }): void {
  logger.info({ route: req.originalUrl, user_id: req.user.id }, 'request');
  logger.child({ path: req.originalUrl, session_id: 'a' }).warn({ url: req.originalUrl });
  trace.getActiveSpan()?.setAttributes({ route: req.originalUrl, org_id: req.user.id });
}
