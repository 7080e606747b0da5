import { pipeline } from 'node:stream/promises';

import { HttpError, whenOver } from '@ibex/service-runtime';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Dispatcher } from 'undici';

import { headersForClient } from './forwarded-headers.js';
import { invalidJson } from './json-body.js';
import { type Upstream, UpstreamBrokeOffError, UpstreamError } from './upstream.js';

/**
 * Makes the handler of a forwarded route: it sends the request upstream and the response back as it
 * arrives.
 *
 * @throws `HttpError` 502 where the upstream cannot be reached, 504 where its headers take too long. Where
 *   it breaks off later the client's connection is closed, which is all that is left to tell.
 */
export function forwardTo(upstream: Upstream) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const over = abortWhenOver(request, reply);
    try {
      const response = await send(request, upstream, over);
      writeHead(reply, response);
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
    over.abort(OVER);
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

function writeHead(reply: FastifyReply, { statusCode, headers }: Dispatcher.ResponseData): void {
  reply.raw.writeHead(statusCode, headersForClient(headers));
  reply.hijack();
  // A stream may take a while to its first byte; the client need not wait for it to learn the status.
  reply.raw.flushHeaders();
}

function answerFor(error: unknown, request: FastifyRequest): unknown {
  if (!(error instanceof UpstreamError)) return error;
  request.log.error({ reason: reasonOf(error.cause) }, error.message);
  return error.isTimeout
    ? new HttpError(504, 'upstream_timeout', 'the LLM provider did not answer in time; try again')
    : new HttpError(502, 'upstream_unreachable', 'the LLM provider cannot be reached; try again shortly');
}

// The code alone: an error of the HTTP client can carry bytes of what it read.
function reasonOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
