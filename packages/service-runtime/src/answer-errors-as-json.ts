import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { errorBody, HttpError } from './http-error.js';
import { pathOf } from './path-of.js';

/**
 * Has a server answer every error as JSON: what is thrown, a body that is not taken, a route that is not there.
 *
 * @param server - before its other routes
 * @param bodyLimit - the largest body that it reads, in bytes, to tell who sends more
 */
export function answerErrorsAsJson(server: FastifyInstance, bodyLimit: number): void {
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
    // Fastify closes the connection where a body is refused; the rest of it is discarded instead, within limits.
    if (!reply.raw.hasHeader('connection')) reply.removeHeader('connection');
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
