import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

import { errorBody } from './http-error.js';

/**
 * Answers bytes that are no HTTP request, or no end of one in time, in the shape of every other error, and closes
 * the connection: where the next request would begin cannot be told. Where the client would take the answer for
 * another request's, or for a part of it, the connection is closed without one.
 *
 * @param error - of Node.js' HTTP parser
 * @param socket - the client's connection
 * @param open - the responses of the connection that are not over
 */
export function answerMalformedRequest(
  error: NodeJS.ErrnoException,
  socket: Socket,
  open: readonly ServerResponse[],
): void {
  if (error.code === 'ECONNRESET' || !socket.writable || !isNextToAnswer(open)) {
    socket.destroy();
    return;
  }
  const { statusCode, code, message } = ANSWERS.get(error.code) ?? MALFORMED;
  const body = JSON.stringify(errorBody(statusCode, code, message));
  socket.write(
    [
      `HTTP/1.1 ${String(statusCode)} ${STATUS_CODES[statusCode] ?? ''}`,
      'content-type: application/json; charset=utf-8',
      `content-length: ${String(Buffer.byteLength(body))}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
  socket.destroySoon();
}

// Nothing is open, or a response that is written to its end, or the request that could not be read is the open one.
function isNextToAnswer([first, ...others]: readonly ServerResponse[]): boolean {
  if (!first) return true;
  return others.length === 0 && (first.writableEnded || !(first.headersSent || first.req.complete));
}

interface Answer {
  readonly statusCode: number;
  readonly code: string;
  readonly message: string;
}

const ANSWERS: ReadonlyMap<string | undefined, Answer> = new Map([
  [
    'HPE_HEADER_OVERFLOW',
    {
      statusCode: 431,
      code: 'headers_too_large',
      message: 'the headers of the request are too large; send less',
    },
  ],
  [
    'ERR_HTTP_REQUEST_TIMEOUT',
    {
      statusCode: 408,
      code: 'request_timeout',
      message: 'the request did not arrive in time; send it again',
    },
  ],
]);

const MALFORMED: Answer = {
  statusCode: 400,
  code: 'malformed_request',
  message: 'what was sent is not an HTTP/1.1 request; check the client',
};
