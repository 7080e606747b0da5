import type { IncomingMessage, Server, ServerResponse } from 'node:http';

import { whenOver } from '@ibex/service-runtime';
import { isTracing, type OpenSpan, startServerSpan } from '@ibex/telemetry';
import type { FastifyInstance } from 'fastify';

/**
 * Makes a span of every request of a server, from its arrival until the last byte of its response is sent or the client
 * hangs up. `/metrics`, `/healthz` and `/readyz` have none: machines ask for them all day and nobody looks. Where tracing
 * is off this does nothing.
 *
 * @param server - traced from now on, with the routes it will have
 * @param outcomeOf - the status that a request is counted under when it is over
 */
export function traceRequests(
  server: FastifyInstance,
  outcomeOf: (response: ServerResponse) => number,
): void {
  if (!isTracing()) return;
  const spans = new WeakMap<IncomingMessage, OpenSpan>();
  // Not before there is a route: what a client asks for otherwise is text of its own.
  server.addHook('onRequest', ({ raw, method, routeOptions: { url: route } }, _reply, done) => {
    if (route !== undefined) spans.get(raw)?.describe(`${method} ${route}`, { 'http.route': route });
    done();
  });

  aroundRequests(server.server, (request, response, handle) => {
    if (UNTRACED.has(pathOf(request))) return handle();
    const span = startRequestSpan(request);
    spans.set(request, span);
    span.runListenersOf(request);
    span.runListenersOf(response);
    return span.run(() => {
      whenOver(request, response, () => {
        endRequestSpan(span, outcomeOf(response));
      });
      return handle();
    });
  });
}

const UNTRACED = new Set(['/metrics', '/healthz', '/readyz']);

function pathOf({ url = '' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? url;
}

type AroundRequest = (request: IncomingMessage, response: ServerResponse, handle: () => boolean) => boolean;

// A listener of `request` could not do it: what is to be active in all of the others has to be around them.
function aroundRequests(server: Server, around: AroundRequest): void {
  const emit = server.emit.bind(server) as Emit;
  const emitTraced: Emit = (event, ...args) => {
    if (event !== 'request') return emit(event, ...args);
    const [request, response] = args as [IncomingMessage, ServerResponse];
    return around(request, response, () => emit(event, ...args));
  };
  server.emit = emitTraced;
}

type Emit = (event: string | symbol, ...args: unknown[]) => boolean;

function startRequestSpan({ method = '', headers, httpVersion }: IncomingMessage): OpenSpan {
  const isKnown = KNOWN_METHODS.has(method);
  return startServerSpan({
    name: isKnown ? method : 'HTTP',
    attributes: {
      'http.request.method': isKnown ? method : '_OTHER',
      'url.scheme': 'http',
      'network.protocol.version': httpVersion,
    },
    header: (name) => {
      const value = headers[name];
      return typeof value === 'string' ? value : undefined;
    },
  });
}

// Those of the semantic conventions, which make one of all others.
const KNOWN_METHODS = new Set([
  'CONNECT',
  'DELETE',
  'GET',
  'HEAD',
  'OPTIONS',
  'PATCH',
  'POST',
  'PUT',
  'TRACE',
]);

// An error of the client is none of the server, as the conventions have it; a client that hung up is told by its 499.
function endRequestSpan(span: OpenSpan, status: number): void {
  const attributes = { 'http.response.status_code': status };
  if (status >= 500) span.fail({ ...attributes, 'error.type': String(status) });
  else span.end({ ...attributes, ...(status === 499 && { 'error.type': String(status) }) });
}
