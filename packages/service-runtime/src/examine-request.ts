import type { IncomingMessage } from 'node:http';

import { HttpError } from './http-error.js';

/** How many headers a request may have. Beyond the limit it is given Node.js drops headers and says nothing. */
export const MOST_HEADERS = 256;

/**
 * Looks for what Node.js lets pass in the head of a request, though another program may read it otherwise: where two
 * disagree on where a request ends or whom it is for, one of them can be made to take a body for a request.
 *
 * @returns the error to answer with; nothing else that comes over the connection may be taken for a request
 */
export function examineRequest({ headers, httpVersion, rawHeaders }: RequestHead): HttpError | undefined {
  if (httpVersion !== '1.1' && httpVersion !== '1.0') {
    return malformedRequest('the protocol is not HTTP/1.1; send HTTP/1.1');
  }
  if (rawHeaders.length > 2 * MOST_HEADERS) {
    const message = `the request has more than ${String(MOST_HEADERS)} headers; send fewer`;
    return new HttpError(431, 'headers_too_large', message);
  }
  const coding = headers['transfer-encoding'];
  if (coding !== undefined && (httpVersion === '1.0' || coding.trim().toLowerCase() !== 'chunked')) {
    return malformedRequest('the only transfer-encoding is "chunked", and only in HTTP/1.1; send no other');
  }
  if (httpVersion === '1.1') {
    const hosts = countOf('host', rawHeaders);
    if (hosts !== 1 || !HOST.test(headers.host ?? '')) {
      return malformedRequest('send one header "host" with the name of this server');
    }
    if (headers.expect !== undefined && headers.expect.toLowerCase() !== '100-continue') {
      const message = 'the only expectation that can be met is "100-continue"; send no other';
      return new HttpError(417, 'expectation_failed', message);
    }
  }
  return undefined;
}

type RequestHead = Pick<IncomingMessage, 'headers' | 'httpVersion' | 'rawHeaders'>;

/** The error for what is no request that can be read in one way only. */
export function malformedRequest(message: string): HttpError {
  return new HttpError(400, 'malformed_request', message);
}

function countOf(name: string, rawHeaders: readonly string[]): number {
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const given = rawHeaders[index];
    if (given?.length === name.length && given.toLowerCase() === name) count += 1;
  }
  return count;
}

// RFC 3986, section 3.2.2: a name, an IPv4 or an IPv6 address, with a port or without; it may be empty.
const HOST = /^(?:\[[\da-f:.]+\]|[\w.~!$&'()*+,;=%-]*)(?::\d*)?$/i;
