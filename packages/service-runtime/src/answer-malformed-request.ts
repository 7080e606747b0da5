import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

import { errorBody } from './http-error.js';

/**
 * Answers bytes that are no HTTP request, or no end of one in time, in the shape of every other error, and closes
 * the connection: where the next request would begin cannot be told.
 *
 * @param error - of Node.js' HTTP parser
 * @param socket - the client's connection
 */
export function answerMalformedRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
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
