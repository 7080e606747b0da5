import { pipeline } from 'node:stream/promises';

import { HttpError, whenOver } from '@ibex/service-runtime';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Dispatcher } from 'undici';

import { headersForClient } from './forwarded-headers.js';
import { invalidJson } from './json-body.js';
import { type Upstream, UpstreamBrokeOffError, UpstreamError, type UpstreamProblem } from './upstream.js';

/**
 * Makes the handler of a forwarded route: it sends the request upstream and the response back as it
 * arrives.
 *
 * @throws `HttpError` 502 where the upstream cannot be reached or gives no valid response, 504 where its headers take too long. Where
 *   it breaks off later the client's connection is closed, which is all that is left to tell.
 */
export function forwardTo(upstream: Upstream) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const over = abortWhenOver(request, reply);
    try {
      const response = await send(request, upstream, over);
      writeHead(reply, response);
      if (BODILESS.has(response.statusCode)) {
        endWithoutBody(reply, response);
        return;
      }
      response.body.once('error', (cause) => {
        // Where the client has gone the error is only the echo of it, and this comes too late to have an effect.
        if (!over.aborted) reply.raw.destroy(new UpstreamBrokeOffError(cause));
      });
      await pipeline(response.body, reply.raw);
    } catch (error) {
      if (!over.aborted && !reply.raw.headersSent) throw answerFor(error, request);
      reply.hijack();
      logCut(request, reply);
    }
  };
}

function abortWhenOver({ raw: request }: FastifyRequest, { raw: response }: FastifyReply): AbortSignal {
  const over = new AbortController();
  whenOver(request, response, () => {
    // What was sent to its last byte has nothing left upstream that could be aborted.
    if (!response.writableFinished) over.abort(OVER);
  });
  return over.signal;
}

// One for all requests: making an error for each would cost more than the abort.
const OVER = new Error('the request is over');

function logCut(request: FastifyRequest, { raw: { errored } }: FastifyReply): void {
  if (errored instanceof UpstreamBrokeOffError) {
    request.log.error({ reason: reasonOf(errored.cause) }, errored.message);
  } else {
    request.log.info('the client hung up');
  }
}

function send(
  request: FastifyRequest,
  upstream: Upstream,
  signal: AbortSignal,
): Promise<Dispatcher.ResponseData> {
  const { method, headers, body, routeOptions } = request;
  if (method === 'POST' && !Buffer.isBuffer(body)) throw invalidJson();
  return upstream.send({
    method,
    path: `${routeOptions.url ?? ''}${queryOf(request)}`,
    headers,
    body: Buffer.isBuffer(body) ? body : undefined,
    signal,
  });
}

function queryOf({ url }: FastifyRequest): string {
  const start = url.indexOf('?');
  return start === -1 ? '' : url.slice(start);
}

function writeHead(reply: FastifyReply, { statusCode, headers, body }: Dispatcher.ResponseData): void {
  const sent = headersForClient(headers);
  if (BODILESS.has(statusCode)) delete sent['content-length'];
  reply.raw.writeHead(statusCode, sent);
  reply.hijack();
  // A stream may take a while to its first byte; the client need not wait for it to learn the status. Where that comes
  // at once the two are sent together. Not by `flushHeaders`: that writes what is not ASCII in another encoding than it
  // was read in.
  setImmediate(() => {
    const isOver = reply.raw.writableEnded || reply.raw.destroyed;
    if (!isOver && !body.readableDidRead) reply.raw.write('', 'latin1');
  });
}

// RFC 9110, section 6.4.1. A length that is stated nevertheless is that of another response, but undici takes it for that
// of a body that was broken off.
const BODILESS = new Set([204, 304]);

function endWithoutBody(reply: FastifyReply, { body }: Dispatcher.ResponseData): void {
  body.on('error', () => undefined).resume();
  reply.raw.end();
}

function answerFor(error: unknown, request: FastifyRequest): unknown {
  if (!(error instanceof UpstreamError)) return error;
  request.log.error({ reason: reasonOf(error.cause) }, error.message);
  return ANSWERS[error.problem]();
}

const ANSWERS: Readonly<Record<UpstreamProblem, () => HttpError>> = {
  timeout: () => new HttpError(504, 'upstream_timeout', 'the LLM provider did not answer in time; try again'),
  unreachable: () =>
    new HttpError(502, 'upstream_unreachable', 'the LLM provider cannot be reached; try again shortly'),
  invalid: () =>
    new HttpError(
      502,
      'upstream_invalid',
      'the LLM provider gave an answer that is no valid HTTP; try again',
    ),
};

// The code or the class alone: an error of the HTTP client can carry bytes of what it read.
function reasonOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
