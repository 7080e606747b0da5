import { activeTrace } from '@ibex/telemetry';
import { type Logger, pino } from 'pino';

import { standardError } from './log-destination.js';

export type { Logger } from 'pino';

/**
 * Makes a service's logger: one JSON object a line on standard error, so that standard output is left to
 * the ready line. What could hold a credential is removed, in an object
 * as well as in an object within an object. A line that is written while a request is traced has its `trace_id` and
 * `span_id`.
 *
 * @param name - the service
 * @param level - the least severe level that is written
 */
export function createLogger(name: string, level: string): Logger {
  const logger = pino(
    {
      name,
      level,
      // A new object each time: pino writes into it.
      mixin: () => ({ ...activeTrace() }),
      redact: { paths: SECRETS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), remove: true },
    },
    standardError((lines) => {
      logger.warn({ lines }, 'lines of the log are lost: they were not read in time');
    }),
  );
  return logger;
}

const SECRETS = [
  'authorization',
  'token',
  'password',
  'apiKey',
  'headers',
  'body',
  'DATABASE_URL',
  'REDIS_URL',
  'UPSTREAM_API_KEY',
];
