// tRPC: `path` is the name of the procedure, of which there are as many as were written.
import { initTRPC } from '@trpc/server';

import { durations, requests } from './metrics';

const t = initTRPC.create();

export const measured = t.procedure.use(async ({ path, type, next }) => {
  const end = durations.startTimer({ path, method: type });
  const result = await next();
  end({ result: result.ok ? 'ok' : 'error' });
  return result;
});

export const counted = t.procedure.use(async (opts) => {
  requests.inc({ path: opts.path, method: opts.type });
  return opts.next();
});
