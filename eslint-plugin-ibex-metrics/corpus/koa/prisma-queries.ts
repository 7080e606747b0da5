// Prisma: models and actions are of the schema; the query's text and its arguments are not, and are logged.
import { PrismaClient } from '@prisma/client';

import { log } from './log.js';
import { queryDurations } from './metrics.js';

export const prisma = new PrismaClient().$extends({
  query: {
    async $allOperations({ model, operation, args, query }) {
      const end = queryDurations.startTimer({ model: model ?? 'none', operation });
      try {
        return await query(args);
      } finally {
        const seconds = end();
        log.debug({ path: `${model}.${operation}`, user_id: args.where?.user_id, seconds });
      }
    },
  },
});
