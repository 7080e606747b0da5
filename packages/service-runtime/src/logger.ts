import { activeTrace } from '@ibex/telemetry';
import { destination, type Logger, pino } from 'pino';

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
  return pino(
    {
      name,
      level,
      // A new object each time: pino writes into it.
      mixin: () => ({ ...activeTrace() }),
      redact: { paths: SECRETS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), remove: true },
    },
    destination({ dest: 2, sync: true }),
  );
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
