import type { IncomingMessage, ServerResponse } from 'node:http';

import { methodLabel, type Metrics, routeLabel, statusCodeLabel } from '@ibex/metrics';
import { type RefusedRequest, wasSent, whenOver } from '@ibex/service-runtime';
import type { FastifyInstance } from 'fastify';

import { UpstreamBrokeOffError } from './upstream.js';

/**
 * Measures every request of a server once, from its arrival until the last byte of its response is sent or
 * the client hangs up.
 *
 * It listens to Node's server, not to Fastify's hooks: those see neither a URL that cannot be decoded, nor a
 * request that comes while the server closes, nor a client that hangs up.
 *
 * @param server - measured from now on, with the routes it will have
 * @param record - where the requests are recorded
 */
export function measureRequests(server: FastifyInstance, record: Metrics['record']): void {
  const routes = new WeakMap<IncomingMessage, ReturnType<typeof routeLabel>>();
  server.addHook('onRequest', (request, _reply, done) => {
    routes.set(request.raw, routeLabel(request.routeOptions.url));
    done();
  });

  server.server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    const stopTimer = record.ibex_proxy_request_duration_seconds.startTimer();
    whenOver(request, response, () => {
      const labels = {
        route: routes.get(request) ?? routeLabel(undefined),
        method: methodLabel(request.method),
        status_code: statusCodeLabel(outcomeOf(response)),
      };
      stopTimer(labels);
      record.ibex_proxy_requests_total.inc(labels);
    });
  });
}

/**
 * Makes what counts the requests that could not be read, so that no route and no listener has seen them.
 *
 * @param record - where the requests are recorded
 */
export function countRefused(record: Metrics['record']): (refused: RefusedRequest) => void {
  return ({ statusCode, seconds }) => {
    const labels = {
      route: routeLabel(undefined),
      method: methodLabel(undefined),
      status_code: statusCodeLabel(statusCode),
    };
    record.ibex_proxy_request_duration_seconds.observe(labels, seconds);
    record.ibex_proxy_requests_total.inc(labels);
  };
}

/** The status the client was left with, which is the one in the headers only if the body came to its end. */
export function outcomeOf(response: ServerResponse): number {
  if (wasSent(response)) return response.statusCode;
  // Some versions of Node.js make an error of a client that hangs up, too.
  return response.errored instanceof UpstreamBrokeOffError ? UPSTREAM_BROKE_OFF : CLIENT_HUNG_UP;
}

const UPSTREAM_BROKE_OFF = 502;
const CLIENT_HUNG_UP = 499;
