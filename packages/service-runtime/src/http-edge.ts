import type { Server } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';

import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';

import { answerErrorsAsJson } from './answer-errors-as-json.js';
import { closeStalled } from './close-stalled.js';
import { continueWhenWanted } from './continue-when-wanted.js';
import { MOST_HEADERS } from './examine-request.js';
import { errorBody } from './http-error.js';
import { DEFAULT_TIMEOUTS, type HttpTimeouts } from './http-timeouts.js';
import type { Logger } from './logger.js';
import { pathOf } from './path-of.js';
import { refuseAmbiguous } from './refuse-ambiguous.js';
import { type RefusedRequest, refuseTunnel, refuseUnreadable } from './refuse-unreadable.js';
import { watchConnections } from './watch-connections.js';

/** What `createHttpEdge` takes. */
export interface HttpEdgeOptions {
  readonly logger: Logger;
  /** The largest request body that is read, in bytes; by default a megabyte. */
  readonly bodyLimit?: number;
  readonly timeouts?: HttpTimeouts;
  /** How long connections stay open for one last request when the server closes, in milliseconds; by default not. */
  readonly linger?: number;
  /** Told of each request that could not be read, which no listener and no hook of the server is. */
  readonly onRefused?: (refused: RefusedRequest) => void;
}

/**
 * Makes an HTTP server without routes that stands what clients send: whatever it is, it gets one answer in the shape of
 * every error, within limits of size and time, and what follows it is never taken for something else.
 *
 * @returns the server, not listening yet
 */
export function createHttpEdge({
  logger,
  bodyLimit = DEFAULT_BODY_LIMIT,
  timeouts = DEFAULT_TIMEOUTS,
  linger = 0,
  onRefused = () => undefined,
}: HttpEdgeOptions): FastifyInstance {
  // The head is a part of the request.
  const headersTimeout = Math.min(timeouts.headers, timeouts.request);
  // Named as Fastify's own type: inferred from pino's, the server would be of a type no plugin takes.
  const loggerInstance: FastifyBaseLogger = logger.child({}, { serializers: { req: describeRequest } });
  const server = fastify({
    loggerInstance,
    forceCloseConnections: 'idle',
    // What has come is answered, also while the server closes.
    return503OnClosing: false,
    // What no route and no error handler sees, such as a path with a broken percent-encoding.
    frameworkErrors: ({ statusCode = 400 }, request, reply: FastifyReply) => {
      const message = `the path ${pathOf(request)} cannot be read`;
      void reply.code(statusCode).send(errorBody(statusCode, 'bad_url', message));
    },
    clientErrorHandler: (error, socket) => {
      refuseUnreadable(error, unreadable(socket));
    },
    bodyLimit,
    connectionTimeout: timeouts.stall,
    keepAliveTimeout: timeouts.keepAlive,
    requestTimeout: timeouts.request,
    http: {
      headersTimeout,
      connectionsCheckingInterval: Math.min(MOST_BETWEEN_CHECKS, headersTimeout / 4),
      maxHeaderSize: MOST_HEADER_BYTES,
      // Node.js would answer on its own, neither in our shape nor counted; `refuseAmbiguous` does.
      requireHostHeader: false,
    },
  });
  // One more than is taken, so that too many can be told from as many as are taken.
  server.server.maxHeadersCount = MOST_HEADERS + 1;
  server.server.on('connect', (_request, socket: Socket) => {
    refuseTunnel(unreadable(socket));
  });

  const connections = watchConnections(server.server);
  closeStalled(server.server, connections);
  const unreadable = (socket: Socket) => ({
    socket,
    connection: connections.of(socket),
    headersTimeout,
    onRefused,
  });
  server.addHook('preClose', async () => {
    stopListening(server.server);
    await connections.drain(linger);
  });
  refuseAmbiguous(server, connections);
  answerErrorsAsJson(server, bodyLimit);
  continueWhenWanted(server, bodyLimit);
  return server;
}

const DEFAULT_BODY_LIMIT = 1024 * 1024;

/** The largest head of a request, in bytes: its path and the names and values of its headers. */
const MOST_HEADER_BYTES = 16 * 1024;

/** How long a request may be late before it is noticed, in milliseconds. */
const MOST_BETWEEN_CHECKS = 1000;

// Not the path: where there is no route it is the client's own text, and may be a token.
function describeRequest({ method, routeOptions }: FastifyRequest) {
  return { method, route: routeOptions.url };
}

// Not the method of the HTTP server: that closes idle connections as well, over which a request may be on its way.
function stopListening(server: Server): void {
  NetServer.prototype.close.call(server);
}
