import type { Metrics } from '@ibex/metrics';
import fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';

import { answerMalformedRequest } from './answer-malformed-request.js';
import { errorBody, HttpError } from './http-error.js';
import type { Logger } from './logger.js';
import type { Readiness } from './readiness.js';
import { watchConnections } from './watch-connections.js';

const DEFAULT_BODY_LIMIT = 1024 * 1024;

/** What `createHttpServer` takes. */
export interface HttpServerOptions {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly readiness: Readiness;
  /** The largest request body that is read, in bytes; by default a megabyte. */
  readonly bodyLimit?: number;
}

/**
 * Makes the HTTP server of a service with what all of them answer: `/metrics`, `/healthz`, `/readyz`, and
 * every error as JSON.
 *
 * @returns the server, not listening yet; a service adds its own routes
 */
export function createHttpServer({
  logger,
  metrics,
  readiness,
  bodyLimit = DEFAULT_BODY_LIMIT,
}: HttpServerOptions): FastifyInstance {
  // Named as Fastify's own type: inferred from pino's, the server would be of a type no plugin takes.
  const loggerInstance: FastifyBaseLogger = logger.child({}, { serializers: { req: describeRequest } });
  const server = fastify({
    loggerInstance,
    forceCloseConnections: 'idle',
    // What no route and no error handler sees, such as a path with a broken percent-encoding.
    frameworkErrors: ({ statusCode = 400 }, request, reply: FastifyReply) => {
      const message = `the path ${pathOf(request)} cannot be read`;
      void reply.code(statusCode).send(errorBody(statusCode, 'bad_url', message));
    },
    clientErrorHandler: (error, socket) => {
      answerMalformedRequest(error, socket, connections.openOn(socket));
    },
    bodyLimit,
  });
  answerErrorsAsJson(server, bodyLimit);
  const connections = watchConnections(server.server);
  server.addHook('preClose', (done) => {
    connections.drain();
    done();
  });

  server.get('/metrics', (request, reply) => {
    reply.hijack();
    metrics.handler(request.raw, reply.raw);
  });
  server.get('/healthz', () => ({ status: 'alive' }));
  server.get('/readyz', async (_request, reply) => {
    const report = await readiness.report();
    return reply.code(report.status === 'ready' ? 200 : 503).send(report);
  });
  return server;
}

function answerErrorsAsJson(server: FastifyInstance, bodyLimit: number): void {
  const answerUnknownRoute = (request: FastifyRequest, reply: FastifyReply) => {
    const message = `${request.method} ${pathOf(request)} is no route of this service`;
    return reply.code(404).send(errorBody(404, 'unknown_route', message));
  };
  server.setNotFoundHandler(answerUnknownRoute);
  // Before the body is read: it would be read in vain, and what is wrong with it is not what is wrong.
  server.addHook('onRequest', (request, reply, done) => {
    if (request.is404) void answerUnknownRoute(request, reply);
    else done();
  });
  // Anything can be thrown, `null` included.
  server.setErrorHandler<FastifyError | HttpError | null | undefined>((error, request, reply) => {
    if (error instanceof HttpError) {
      return reply
        .code(error.statusCode)
        .headers(error.headers)
        .send(errorBody(error.statusCode, error.code, error.message));
    }
    const statusCode = error?.statusCode ?? 500;
    if (error && statusCode >= 400 && statusCode < 500) {
      const { code, message } = KNOWN_ERRORS.get(error.code) ?? {
        code: 'bad_request',
        message: error.message,
      };
      return reply
        .code(statusCode)
        .send(errorBody(statusCode, code, message.replace('{limit}', String(bodyLimit))));
    }
    request.log.error({ err: error }, 'request failed');
    return reply
      .code(500)
      .send(errorBody(500, 'internal_error', 'the service failed to answer; its log has the cause'));
  });
}

const KNOWN_ERRORS = new Map([
  [
    'FST_ERR_CTP_BODY_TOO_LARGE',
    { code: 'body_too_large', message: 'the body is larger than {limit} bytes; send less' },
  ],
  [
    'FST_ERR_CTP_INVALID_MEDIA_TYPE',
    { code: 'unsupported_media_type', message: 'send the header "content-type: application/json"' },
  ],
  ['FST_ERR_CTP_INVALID_JSON_BODY', { code: 'invalid_json', message: 'the body is not valid JSON' }],
  ['FST_ERR_CTP_EMPTY_JSON_BODY', { code: 'invalid_json', message: 'the body is empty; send JSON' }],
]);

// Without the query: it is where clients put keys.
function pathOf({ url }: Pick<FastifyRequest, 'url'>): string {
  return url.split('?', 1)[0] ?? url;
}

function describeRequest(request: FastifyRequest) {
  return { method: request.method, path: pathOf(request) };
}
