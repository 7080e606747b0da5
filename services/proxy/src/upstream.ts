import { type Dispatcher, Pool } from 'undici';

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

/** Thrown where the upstream gives no response. */
export class UpstreamError extends Error {
  override readonly name = 'UpstreamError';
  readonly isTimeout: boolean;

  constructor(options: { isTimeout: boolean; cause?: unknown }) {
    super(
      options.isTimeout ? 'the upstream did not answer in time' : 'the upstream cannot be reached',
      options,
    );
    this.isTimeout = options.isTimeout;
  }
}

/** What a response to the client is destroyed with where the upstream breaks off in the middle of its own. */
export class UpstreamBrokeOffError extends Error {
  override readonly name = 'UpstreamBrokeOffError';

  constructor(cause: unknown) {
    super('the upstream broke off in the middle of a response', { cause });
  }
}

/**
 * Makes a client of the upstream that keeps its connections open.
 *
 * @param options - `url`: what the paths of requests are relative to; `apiKey`: sent as bearer token;
 *   `timeout`: how long the headers of a response may take, connecting included, in milliseconds
 */
export function connectUpstream(options: {
  readonly url: string;
  readonly apiKey: string | undefined;
  readonly timeout: number;
}): Upstream {
  const { apiKey, timeout } = options;
  const { origin, pathname } = new URL(options.url);
  const basePath = pathname.replace(/\/+$/, '');
  const pool = new Pool(origin, { connect: { timeout }, headersTimeout: 0 });

  return {
    send: async ({ method, path, headers, body, signal: given }) => {
      const late = new AbortController();
      const timer = setTimeout(() => {
        late.abort(new UpstreamError({ isTimeout: true }));
      }, timeout);
      const signal = AbortSignal.any([given, late.signal]);
      try {
        return await Promise.race([
          pool.request({
            method,
            path: basePath + path,
            headers: headersForUpstream(headers, apiKey),
            body: body ?? null,
            signal,
          }),
          // undici notices a signal only once it is connected.
          rejectionOf(signal),
        ]);
      } catch (error) {
        signal.throwIfAborted();
        throw new UpstreamError({ isTimeout: hasCode(error, 'UND_ERR_CONNECT_TIMEOUT'), cause: error });
      } finally {
        clearTimeout(timer);
      }
    },
    close: () => pool.destroy(),
  };
}

function rejectionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const onAbort = () => {
      reject(signal.reason as Error);
    };
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
