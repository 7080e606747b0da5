import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

import { CouldNotAskError } from './could-not-ask.js';

/** How a server is asked. */
export interface ExchangeOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly agent: HttpAgent | HttpsAgent;
  /** From the first packet to the last byte, in milliseconds. */
  readonly timeout: number;
  /** Of the answer, after decompression. */
  readonly maxBytes: number;
}

/** What a server answered, whatever its status. */
export interface HttpAnswer {
  readonly status: number;
  /** Empty where the server sent none. */
  readonly contentType: string;
  readonly location: string;
  readonly body: string;
}

/** Connections to a server, kept open from one question to the next. */
export function connections(url: URL, cacert: string | undefined): HttpAgent | HttpsAgent {
  const options = { keepAlive: true };
  return url.protocol === 'https:' ? new HttpsAgent({ ...options, ca: cacert }) : new HttpAgent(options);
}

/**
 * Asks a server once, within limits of time and size. Redirects are not followed.
 *
 * @param form - sent in the body of a POST; absent for a GET
 * @throws {@link CouldNotAskError} where no whole answer came
 */
export async function exchange(
  url: URL,
  form: URLSearchParams | undefined,
  options: ExchangeOptions,
): Promise<HttpAnswer> {
  const signal = AbortSignal.timeout(options.timeout);
  let received = 0;
  try {
    const response = await send(url, form, options, signal);
    const { statusCode = 0, headers } = response;
    const body = await readWithin(options.maxBytes, decoded(response), (bytes) => (received = bytes));
    return {
      status: statusCode,
      contentType: headers['content-type'] ?? '',
      location: headers.location ?? '',
      body,
    };
  } catch (error) {
    if (error instanceof CouldNotAskError) throw error;
    throw signal.aborted ? tooSlow(options.timeout, received) : brokenOff(error, url, received);
  }
}

function send(
  url: URL,
  form: URLSearchParams | undefined,
  options: ExchangeOptions,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const { headers, agent } = options;
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  return new Promise((resolve, reject) => {
    const sent = request(bare, {
      method: form ? 'POST' : 'GET',
      agent,
      signal,
      headers: {
        accept: 'application/json',
        'accept-encoding': 'gzip',
        'user-agent': 'check-metrics',
        ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
        ...headers,
      },
    });
    sent.once('response', resolve).once('error', (error) => {
      // The server may close a connection just when it is used again; it has read nothing of this then.
      if (sent.reusedSocket && codeOf(error) === 'ECONNRESET') resolve(send(url, form, options, signal));
      else reject(error);
    });
    sent.end(form?.toString());
  });
}

function decoded(response: IncomingMessage): Readable {
  if (response.headers['content-encoding'] !== 'gzip') return response;
  // An error of either is an error of the last, which is read.
  return pipeline(response, createGunzip(), () => undefined);
}

async function readWithin(
  maxBytes: number,
  stream: Readable,
  onProgress: (bytes: number) => void,
): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length;
    onProgress(length);
    if (length > maxBytes) {
      throw new CouldNotAskError(
        'fleet/too-large',
        `the server answered with more than ${String(maxBytes)} bytes (after decompression)`,
        'check fewer jobs at a time with --job or --selector, or raise --max-bytes',
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length).toString();
}

function tooSlow(timeout: number, received: number): CouldNotAskError {
  const soFar = received === 0 ? 'nothing' : `${String(received)} bytes`;
  return new CouldNotAskError(
    'fleet/timeout',
    `the server did not finish its answer within ${String(timeout / 1000)} s; it sent ${soFar}`,
    'check fewer jobs at a time with --job or --selector, or raise --timeout',
  );
}

function brokenOff(error: unknown, url: URL, received: number): CouldNotAskError {
  const code = codeOf(error);
  if (CONNECTION_ERRORS.has(code) || CERTIFICATE_ERROR.test(code)) {
    return new CouldNotAskError(
      'fleet/unreachable',
      `the server cannot be reached (${code})`,
      CERTIFICATE_ERROR.test(code)
        ? 'name the certificate of its authority with --cacert'
        : `make sure that something listens at ${url.host}`,
    );
  }
  return new CouldNotAskError(
    'fleet/broken-off',
    `the server broke off its answer after ${String(received)} bytes: ${error instanceof Error ? error.message : String(error)}`,
    'see the log of the server, and of what stands before it',
  );
}

const CONNECTION_ERRORS = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'EINVAL',
  'EACCES',
  'EPROTO',
  'ERR_SSL_WRONG_VERSION_NUMBER',
]);
const CERTIFICATE_ERROR = /CERT|^UNABLE_TO_/;

function codeOf(error: unknown): string {
  // A host name with several addresses fails with an error of errors.
  const cause = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}
