// Koa: defaults of parameters as routes, and the comma operator.
import { durations, requests } from './metrics.js';

export function timed(fn, route = 'unmatched') {
  return async (ctx, next) => {
    const end = durations.startTimer({ route });
    try {
      return await fn(ctx, next);
    } finally {
      end({ status_code: ctx.status });
      requests.inc({ route: ((ctx.state.counted = true), ctx.path) }); // finds: no-url-route-label
    }
  };
}

export function counted(fn, path = '/users/42') {
  return (ctx, next) => {
    requests.inc({ path }); // finds: no-url-route-label
    return fn(ctx, next);
  };
}
