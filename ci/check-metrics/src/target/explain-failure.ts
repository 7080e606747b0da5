import { codeOf } from '../thrown/code-of.js';
import { CouldNotCheckError } from './could-not-check.js';
import { explainTlsFailure } from './explain-tls-failure.js';
import type { ScrapeLimits } from './scrape-limits.js';

/** What a scrape was about when it failed. */
export interface FailedScrape {
  readonly url: URL;
  readonly socketPath?: string;
  readonly limits: ScrapeLimits;
  /** Whether its time was over. */
  readonly isOverdue: boolean;
  /** Bytes of the body so far, after decompression. */
  readonly received: number;
}

/** What an error of the connection, of TLS, of the parser or of the decoder means for a target. */
export function explainFailure(error: unknown, scrape: FailedScrape): CouldNotCheckError {
  if (error instanceof CouldNotCheckError) return error;
  const { url, socketPath, limits, isOverdue, received } = scrape;
  if (isOverdue) {
    const soFar = received === 0 ? 'nothing' : `${String(received)} bytes`;
    return new CouldNotCheckError(
      'target/timeout',
      `did not finish its answer within ${String(limits.timeout / 1000)} s; it sent ${soFar}`,
      'make the target faster, or raise --timeout',
    );
  }
  const cause = causeOf(error);
  if (CONNECTION_ERRORS.has(cause.code)) {
    return new CouldNotCheckError(
      'target/unreachable',
      `cannot be reached (${cause.code})`,
      `make sure that something listens at ${socketPath ?? url.host}`,
    );
  }
  const tlsFailure = explainTlsFailure(cause, url);
  if (tlsFailure) return tlsFailure;
  if (cause.code === 'HPE_HEADER_OVERFLOW') {
    return new CouldNotCheckError(
      'target/headers-too-large',
      `sent more than ${String(limits.maxHeaderBytes)} bytes of headers`,
      'send fewer headers, or raise --max-header-bytes',
    );
  }
  if (cause.code === 'Z_DATA_ERROR') {
    return new CouldNotCheckError(
      'target/encoding',
      `sent a body that is not in the content encoding it names: ${cause.message}`,
      'compress the body as the Content-Encoding header says, or leave the header out',
    );
  }
  return new CouldNotCheckError(
    'target/broken-off',
    `broke off its answer after ${String(received)} bytes: ${reasonOf(cause)}`,
    cause.message === 'socket hang up' && url.protocol === 'http:' && socketPath === undefined
      ? `see the log of the service, or give https://${url.host} if it speaks TLS`
      : 'see the log of the service',
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
  'EPERM',
  'ETIMEDOUT',
  // Of a unix socket.
  'ENOENT',
  'ENOTDIR',
  'ENOTSOCK',
]);

/** An error as Node.js gives it. */
export interface SystemError {
  readonly code: string;
  readonly message: string;
}

function causeOf(error: unknown): SystemError {
  // A host name with several addresses fails with an error of errors.
  const cause: unknown = error instanceof AggregateError ? error.errors[0] : error;
  if (!(cause instanceof Error)) return { code: '', message: String(cause) };
  return { code: codeOf(cause) ?? '', message: cause.message };
}

function reasonOf({ code, message }: SystemError): string {
  switch (message) {
    case 'socket hang up':
    case 'aborted':
      return 'the connection was closed';
    case 'read ECONNRESET':
    case 'write ECONNRESET':
      return 'the connection was reset';
    default:
      return code.startsWith('HPE_') ? `it is not HTTP/1.1 (${code})` : message;
  }
}
