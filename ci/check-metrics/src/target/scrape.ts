import type { Readable, Transform } from 'node:stream';
import { createGunzip, createInflate } from 'node:zlib';

import { Agent, type Dispatcher, request } from 'undici';

import { CouldNotCheckError } from './could-not-check.js';
import { DEFAULT_LIMITS, type ScrapeLimits } from './scrape-limits.js';
import { withoutSecrets, withoutUserInfo } from './target.js';

/** What a timer of Node.js can wait for: 24.8 days. */
const LONGEST_TIMEOUT = 2 ** 31 - 1;

/** A target's answer. */
export interface ScrapedBody {
  readonly body: Uint8Array;
  /** As sent; empty where the target sent none. */
  readonly contentType: string;
}

/**
 * Scrapes a target once, as Prometheus does, and takes it for hostile: limits in time and size, which hold for
 * what is decompressed, and no redirects.
 *
 * @param url - an http or https URL; credentials in it are sent as basic authentication
 * @param cancelSignal - gives up the scrape; its reason is thrown
 * @throws {@link CouldNotCheckError} saying which limit it broke, or what went wrong
 */
export async function scrape(
  url: URL,
  { timeout: requestedTimeout, maxBytes }: ScrapeLimits = DEFAULT_LIMITS,
  cancelSignal?: AbortSignal,
): Promise<ScrapedBody> {
  const timeout = Math.min(Math.max(Math.round(requestedTimeout), 1), LONGEST_TIMEOUT);
  const agent = new Agent({ maxResponseSize: -1, connect: { timeout } });
  const signal = AbortSignal.timeout(timeout);
  let received = 0;
  try {
    const response = await get(url, agent, cancelSignal ? AbortSignal.any([signal, cancelSignal]) : signal);
    assertOk(response, url);
    const body = await readWithin(maxBytes, decoded(response), (bytes) => (received = bytes));
    return { body, contentType: headerOf(response, 'content-type') };
  } catch (error) {
    cancelSignal?.throwIfAborted();
    throw error instanceof CouldNotCheckError ? error : explain(error, { url, timeout, signal, received });
  } finally {
    await agent.destroy();
  }
}

function get(url: URL, dispatcher: Dispatcher, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  const credentials = `${percentDecoded(url.username)}:${percentDecoded(url.password)}`;
  return request(bare, {
    dispatcher,
    signal,
    headersTimeout: 0,
    bodyTimeout: 0,
    headers: {
      accept: 'text/plain;version=0.0.4, */*;q=0.1',
      'accept-encoding': 'gzip, deflate',
      'user-agent': 'check-metrics',
      ...(credentials !== ':' && { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` }),
    },
  });
}

/** A URL may hold a percent sign that escapes nothing; it stands for itself then. */
function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function assertOk(response: Dispatcher.ResponseData, url: URL): void {
  const { statusCode } = response;
  if (statusCode === 200) return;
  const location = headerOf(response, 'location');
  if (statusCode >= 300 && statusCode < 400 && location !== '') {
    throw new CouldNotCheckError(
      'target/redirect',
      `answered ${String(statusCode)} and redirects to "${shownLocation(location, url)}"`,
      'redirects are not followed; give the address of the metrics themselves',
    );
  }
  throw new CouldNotCheckError(
    'target/status',
    `answered ${String(statusCode)} instead of 200`,
    statusCode === 404 ? `make sure ${url.pathname} is where the metrics are` : 'see the log of the service',
  );
}

function shownLocation(location: string, base: URL): string {
  return URL.canParse(location, base.href)
    ? withoutSecrets(new URL(location, base))
    : withoutUserInfo(location);
}

function decoded(response: Dispatcher.ResponseData): Readable {
  const encoding = headerOf(response, 'content-encoding').toLowerCase();
  switch (encoding) {
    case '':
    case 'identity':
      return response.body;
    case 'gzip':
    case 'x-gzip':
      return piped(response.body, createGunzip());
    case 'deflate':
      return piped(response.body, createInflate());
    default:
      throw new CouldNotCheckError(
        'target/encoding',
        `answered in content encoding "${encoding}"`,
        'answer in gzip, in deflate or uncompressed, as the request asks for',
      );
  }
}

function piped(source: Readable, decoder: Transform): Readable {
  source.once('error', (error) => decoder.destroy(error));
  decoder.once('close', () => source.destroy());
  return source.pipe(decoder);
}

async function readWithin(
  maxBytes: number,
  stream: Readable,
  onProgress: (bytes: number) => void,
): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length;
    onProgress(length);
    if (length > maxBytes) {
      throw new CouldNotCheckError(
        'target/too-large',
        `sent more than ${String(maxBytes)} bytes (after decompression)`,
        'check a target with fewer series, or raise --max-bytes',
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

function explain(
  error: unknown,
  { url, timeout, signal, received }: { url: URL; timeout: number; signal: AbortSignal; received: number },
): CouldNotCheckError {
  if (signal.aborted || codeOf(error) === 'UND_ERR_CONNECT_TIMEOUT') {
    const soFar = received === 0 ? 'nothing' : `${String(received)} bytes`;
    return new CouldNotCheckError(
      'target/timeout',
      `did not finish its answer within ${String(timeout / 1000)} s; it sent ${soFar}`,
      'make the target faster, or raise --timeout',
    );
  }
  if (CONNECTION_ERRORS.has(codeOf(error))) {
    return new CouldNotCheckError(
      'target/unreachable',
      `cannot be reached (${codeOf(error)})`,
      `make sure that something listens at ${url.host}`,
    );
  }
  const reason = error instanceof Error ? error.message : String(error);
  if (codeOf(error) === 'Z_DATA_ERROR') {
    return new CouldNotCheckError(
      'target/encoding',
      `sent a body that is not in the content encoding it names: ${reason}`,
      'compress the body as the Content-Encoding header says, or leave the header out',
    );
  }
  return new CouldNotCheckError(
    'target/broken-off',
    `broke off its answer after ${String(received)} bytes: ${reason}`,
    'see the log of the service',
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
  'ERR_SSL_WRONG_VERSION_NUMBER',
]);

function codeOf(error: unknown): string {
  // A host name with several addresses fails with an error of errors.
  const cause = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}

function headerOf({ headers }: Dispatcher.ResponseData, name: string): string {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? '';
}
