import { AssertionError } from 'node:assert';

import { type Dispatcher, errors, Pool } from 'undici';

import { headersForUpstream } from './forwarded-headers.js';

/** The LLM provider behind the proxy. */
export interface Upstream {
  /**
   * Sends a request.
   *
   * @returns the response as soon as its headers are here; its body is still to come
   * @throws {@link UpstreamError}, or the reason of the signal where that was aborted
   */
  send(request: UpstreamRequest): Promise<Dispatcher.ResponseData>;
  /** Closes all connections, open requests or not. */
  close(): Promise<void>;
}

/** A request to send upstream. */
export interface UpstreamRequest {
  readonly method: Dispatcher.HttpMethod;
  /** The path and query, relative to the upstream's URL. */
  readonly path: string;
  /** The headers of the client's request; those that are not for the upstream are left out. */
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: Buffer | undefined;
  /** Aborts the request, also after the headers are here. */
  readonly signal: AbortSignal;
}

/** Thrown where the upstream gives no response that can be passed on. */
export class UpstreamError extends Error {
  override readonly name = 'UpstreamError';
  readonly problem: UpstreamProblem;

  constructor(problem: UpstreamProblem, options?: { cause: unknown }) {
    super(PROBLEMS[problem], options);
    this.problem = problem;
  }
}

/** Why the upstream gives no response. */
export type UpstreamProblem = keyof typeof PROBLEMS;

const PROBLEMS = {
  timeout: 'the upstream did not answer in time',
  unreachable: 'the upstream cannot be reached',
  invalid: 'the upstream answered with what is no valid HTTP response',
};

/** What a response to the client is destroyed with where the upstream breaks off in the middle of its own. */
export class UpstreamBrokeOffError extends Error {
  override readonly name = 'UpstreamBrokeOffError';

  constructor(cause: unknown) {
    super('the upstream broke off in the middle of a response', { cause });
  }
}

/** What `connectUpstream` takes. Durations are in milliseconds. */
export interface UpstreamOptions {
  /** What the paths of requests are relative to. */
  readonly url: string;
  /** Sent as bearer token. */
  readonly apiKey: string | undefined;
  /** How long the headers of a response may take, connecting included. */
  readonly timeout: number;
  /** How long the upstream may be silent in the middle of a response. */
  readonly idleTimeout: number;
  /** How many connections there are at most; requests beyond that wait for one, within `timeout`. */
  readonly connections: number;
}

/** Makes a client of the upstream that keeps its connections open. */
export function connectUpstream(options: UpstreamOptions): Upstream {
  const { apiKey, timeout, idleTimeout, connections } = options;
  const { origin, pathname } = new URL(options.url);
  const basePath = pathname.replace(/\/+$/, '');
  const pool = new Pool(origin, {
    connect: { timeout },
    connections,
    headersTimeout: 0,
    bodyTimeout: idleTimeout,
  });

  return {
    send: async ({ method, path, headers, body, signal: given }) => {
      // Not `AbortSignal.any`: its weak references keep the garbage collector busy.
      const stopping = new AbortController();
      const { signal } = stopping;
      const timer = setTimeout(() => {
        stopping.abort(new UpstreamError('timeout'));
      }, timeout);
      whenAborted(given, () => {
        stopping.abort(given.reason);
      });
      const request = () =>
        pool.request({
          method,
          path: basePath + path,
          headers: headersForUpstream(headers, apiKey),
          body: body ?? null,
          signal,
        });
      try {
        // undici notices a signal only once it is connected.
        return await Promise.race([withSecondAttempt(method, request), rejectionOf(signal)]);
      } catch (error) {
        signal.throwIfAborted();
        throw new UpstreamError(problemOf(error), { cause: error });
      } finally {
        clearTimeout(timer);
      }
    },
    close: () => pool.destroy(),
  };
}

// A connection that was kept open can be closed by the upstream just when it is used again. A GET may then be sent once
// more; a POST may have been worked on, and paid for.
async function withSecondAttempt<Response>(
  method: Dispatcher.HttpMethod,
  request: () => Promise<Response>,
): Promise<Response> {
  try {
    return await request();
  } catch (error) {
    if (method !== 'GET' || !CLOSED.has(codeOf(error))) throw error;
    return request();
  }
}

const CLOSED = new Set<unknown>(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);

function problemOf(error: unknown): UpstreamProblem {
  if (codeOf(error) === 'UND_ERR_CONNECT_TIMEOUT') return 'timeout';
  return NO_VALID_RESPONSE.some((type) => error instanceof type) ? 'invalid' : 'unreachable';
}

const NO_VALID_RESPONSE = [
  errors.HTTPParserError,
  errors.HeadersOverflowError,
  errors.ResponseContentLengthMismatchError,
  // What undici takes for impossible, such as a status below 100.
  AssertionError,
];

function rejectionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    whenAborted(signal, () => {
      reject(signal.reason as Error);
    });
  });
}

function whenAborted(signal: AbortSignal, listener: () => void): void {
  if (signal.aborted) listener();
  else signal.addEventListener('abort', listener, { once: true });
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
