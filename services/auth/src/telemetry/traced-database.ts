import { isTracing, startClientSpan } from '@ibex/telemetry';

import type { Database } from '../database/database.js';
import { DatabaseError } from '../database/database-error.js';

/**
 * Makes a span of every query of a request, named for its operation as its metric is. The SQL is static, so it may be
 * told; what it is asked with is not. Transactions have none: they belong to the start and to commands, never to a request.
 *
 * @returns the database as it was where tracing is off
 */
export function tracedDatabase(database: Database): Database {
  if (!isTracing()) return database;
  return {
    ...database,
    query: async (operation, text, ...rest) => {
      const span = startClientSpan({
        name: operation,
        attributes: {
          // The embedded one is PostgreSQL as well.
          'db.system.name': 'postgresql',
          'db.query.summary': operation,
          'db.operation.name': FIRST_WORD.exec(text)?.[0].toUpperCase() ?? operation,
          'db.query.text': text.trim(),
        },
      });
      const query = () => database.query(operation, text, ...rest);
      if (!span) return query();
      try {
        const rows = await span.run(query);
        span.end();
        return rows;
      } catch (error) {
        const code = error instanceof DatabaseError ? error.code : '_OTHER';
        span.fail({ 'error.type': code, ...(SQLSTATE.test(code) && { 'db.response.status_code': code }) });
        throw error;
      }
    },
  };
}

const FIRST_WORD = /\w+/;
const SQLSTATE = /^[0-9A-Z]{5}$/;
