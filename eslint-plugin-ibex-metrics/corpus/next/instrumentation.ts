// Next: errors of requests, by the path of the route, which is its file, and by that of the request.
import type { Instrumentation } from 'next';

export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  const { errors } = await import('./lib/metrics');
  errors.inc({ route: context.routePath, result: context.routeType });
  errors.inc({ route: request.path, result: context.routeType }); // finds: no-url-route-label
  console.error({ route: request.path, error });
};
