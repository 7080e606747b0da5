// Next: a wrapper around route handlers, with the pathname in a const under the name of the label.
import type { NextRequest } from 'next/server';

import { durations, requests } from '@/lib/metrics';

type Handler = (request: NextRequest) => Promise<Response>;

export function withMetrics(handler: Handler): Handler {
  return async (request) => {
    const { pathname: route } = request.nextUrl;
    const end = durations.startTimer({ method: request.method });
    const response = await handler(request);
    requests.inc({ route, method: request.method, status_code: String(response.status) }); // finds: no-url-route-label
    end({ route: new URL(request.url).pathname }); // finds: no-url-route-label
    return response;
  };
}

export function withRoute(route: string, handler: Handler): Handler {
  return async (request) => {
    const response = await handler(request);
    requests.inc({ route, method: request.method, status_code: String(response.status) });
    return response;
  };
}
