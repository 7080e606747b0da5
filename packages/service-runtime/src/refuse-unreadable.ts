import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

import { errorBody, HttpError } from './http-error.js';
import { malformedRequest } from './examine-request.js';
import type { Connection } from './watch-connections.js';

/** A request that no route and no listener of the server has seen, since it could not be read. */
export interface RefusedRequest {
  /** What it was answered with; 499 where the client hung up before the end of its head. */
  readonly statusCode: number;
  /** From its arrival, as far as that can be told, to its answer. */
  readonly seconds: number;
}

/** What `refuseUnreadable` has to know besides the error. */
export interface Unreadable {
  readonly socket: Socket;
  readonly connection: Connection | undefined;
  /** How long the head of a request may take, in milliseconds. */
  readonly headersTimeout: number;
  /** Told of a request that nobody else is told of. */
  readonly onRefused: (refused: RefusedRequest) => void;
}

/**
 * Answers bytes that are no HTTP request, or no end of one in time, in the shape of every other error, and closes the
 * connection: where the next request would begin cannot be told. What was asked before gets its answers first.
 *
 * @param error - of Node.js: its HTTP parser could not read on, time is up, or the socket failed
 */
export function refuseUnreadable(error: NodeJS.ErrnoException, unreadable: Unreadable): void {
  const { socket, connection, onRefused } = unreadable;
  const answer = answerTo(error);
  if (!answer || !connection || !socket.writable || isOfSilence(error, socket)) {
    socket.destroy();
    return;
  }
  if (connection.isRefused) return;
  connection.isRefused = true;

  const broken = connection.latest?.req.complete === false ? connection.latest : undefined;
  if (error.code === 'HPE_INVALID_EOF_STATE') {
    if (!broken)
      onRefused({ statusCode: CLIENT_HUNG_UP, seconds: secondsSince(arrivalOf(error, unreadable)) });
    socket.destroy();
  } else if (!broken) {
    refuse(answer, unreadable, arrivalOf(error, unreadable));
  } else if (broken.headersSent) {
    connection.whenQuiet(() => {
      socket.destroySoon();
    });
  } else {
    end(broken, answer);
  }
}

/**
 * Answers a request for a tunnel, which Node.js shows to nobody who answers requests.
 *
 * @param unreadable - as of a request that could not be read
 */
export function refuseTunnel(unreadable: Unreadable): void {
  const { socket, connection } = unreadable;
  socket.on('error', () => socket.destroy());
  if (!connection) {
    socket.destroy();
    return;
  }
  connection.isRefused = true;
  refuse(NO_TUNNEL, unreadable, performance.now());
}

function refuse(answer: HttpError, { connection, socket, onRefused }: Unreadable, arrivedAt: number): void {
  connection?.whenQuiet(() => {
    // The client has gone, or had asked for no more than what it has now: these were bytes of no request.
    if (!socket.writable) return;
    socket.write(asText(answer));
    socket.destroySoon();
    onRefused({ statusCode: answer.statusCode, seconds: secondsSince(arrivedAt) });
  });
}

function end(response: ServerResponse, answer: HttpError): void {
  const body = bodyOf(answer);
  response.writeHead(answer.statusCode, headersOf(body)).end(body);
}

function asText(answer: HttpError): string {
  const body = bodyOf(answer);
  const headers = Object.entries({ ...answer.headers, ...headersOf(body) });
  return [
    `HTTP/1.1 ${String(answer.statusCode)} ${STATUS_CODES[answer.statusCode] ?? ''}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    '',
    body,
  ].join('\r\n');
}

function bodyOf({ statusCode, code, message }: HttpError): string {
  return JSON.stringify(errorBody(statusCode, code, message));
}

function headersOf(body: string): Record<string, string> {
  return {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
}

/** Nothing where the connection itself failed, so that there is nobody to answer. */
function answerTo({ code = '' }: NodeJS.ErrnoException): HttpError | undefined {
  if (code === 'HPE_HEADER_OVERFLOW') return TOO_LARGE;
  if (code === TIME_IS_UP) return TOO_LATE;
  return code.startsWith('HPE_') ? MALFORMED : undefined;
}

const TIME_IS_UP = 'ERR_HTTP_REQUEST_TIMEOUT';

const TOO_LARGE = new HttpError(
  431,
  'headers_too_large',
  'the path and headers of the request are too large; send less',
);

const TOO_LATE = new HttpError(408, 'request_timeout', 'the request did not arrive in time; send it again');

const MALFORMED = malformedRequest('what was sent is not an HTTP/1.1 request; check the client');

const NO_TUNNEL = new HttpError(
  405,
  'no_tunnel',
  'this service opens no tunnels; send it the request itself',
  {
    allow: 'GET, HEAD, POST',
  },
);

const CLIENT_HUNG_UP = 499;

// A connection that was opened for later, as browsers and load balancers do: no request.
function isOfSilence({ code }: NodeJS.ErrnoException, socket: Socket): boolean {
  return code === TIME_IS_UP && socket.bytesRead === 0;
}

// When its first byte came Node.js does not tell. It is known for the first request of a connection, and of one that
// was too late for its head; any other is refused as soon as it comes.
function arrivalOf({ code }: NodeJS.ErrnoException, { connection, headersTimeout }: Unreadable): number {
  const now = performance.now();
  const openedAt = connection?.openedAt ?? now;
  if (code === TIME_IS_UP) return Math.max(openedAt, now - headersTimeout);
  return connection?.latest ? now : openedAt;
}

function secondsSince(start: number): number {
  return (performance.now() - start) / 1000;
}
