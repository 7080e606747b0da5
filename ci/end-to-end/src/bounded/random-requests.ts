import type { Random } from './random.js';

/** A request as it goes over the wire. */
export interface RawRequest {
  /** One character for each byte. */
  readonly bytes: string;
  /** A response to HEAD has no body, whatever its headers say. */
  readonly isHead: boolean;
}

/**
 * Makes a request that can be read: of a random path, method, headers, token and body. Whatever it is answered, the
 * next one may follow it on the same connection.
 *
 * @param token - that auth knows; some requests have it
 */
export function readableRequest(random: Random, token: string): RawRequest {
  const method = random.oneOf(METHODS);
  const isKnown = random.below(10) < 4;
  const path = isKnown
    ? random.oneOf(KNOWN_PATHS)
    : `/${random.oneOf(PREFIXES)}${random.text()}${random.oneOf(ENDINGS)}`;
  const query = random.below(4) === 0 ? `?${random.text()}=${random.text()}` : '';
  const lines = [`${method} ${path}${query} HTTP/1.1`, `host: ${random.text()}`];
  for (let count = random.below(4); count > 0; count -= 1) lines.push(randomHeader(random));
  const authorization = randomAuthorization(random, token);
  if (authorization !== undefined) lines.push(`authorization: ${authorization}`);
  const body = BODILESS.has(method) ? '' : randomBody(random);
  if (body !== '') {
    lines.push(`content-type: ${random.oneOf(CONTENT_TYPES)}`, `content-length: ${String(body.length)}`);
  }
  return { bytes: `${lines.join('\r\n')}\r\n\r\n${body}`, isHead: method === 'HEAD' };
}

/** Makes what is no request, or one after which the connection may be closed. */
export function hostileRequest(random: Random, token: string): RawRequest {
  return { bytes: random.oneOf(HOSTILE)(random, token), isHead: false };
}

const METHODS = [
  'GET',
  'GET',
  'POST',
  'POST',
  'HEAD',
  'OPTIONS',
  'PUT',
  'DELETE',
  'PATCH',
  'PROPFIND',
  'M-SEARCH',
  'PURGE',
] as const;

const BODILESS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

// Not /metrics: its own scrapes are all that counts there.
const KNOWN_PATHS = [
  '/v1/chat/completions',
  '/v1/embeddings',
  '/v1/models',
  '/healthz',
  '/v1/chat/completions/',
  '/v1/models%2f',
] as const;

const PREFIXES = ['', 'v1/', 'v1/models/', 'metrics/', '../', '/', '%00', '%ff%fe'] as const;

const ENDINGS = [
  '',
  '',
  '',
  '"}',
  "'+OR+1=1--",
  '%',
  '%zz',
  '%0a',
  '{{7*7}}',
  '${x}',
  '\\',
  '/..;/',
] as const;

const CONTENT_TYPES = [
  'application/json',
  'application/json',
  'application/json; charset=utf-16',
  'text/plain',
  'multipart/form-data; boundary=x',
  '/',
] as const;

function randomHeader(random: Random): string {
  return random.oneOf([
    `x-${random.text()}: ${random.text()}`,
    `x-ibex-agent-id: ${random.text()}`,
    `user-agent: ${random.text()}`,
    `cookie: session=${random.text()}`,
    `x-request-id: ${random.text()}`,
    `traceparent: 00-${random.text()}-${random.text()}-01`,
    `accept: ${random.text()}`,
    `x-bytes: ${random.bytes(8).replaceAll(UNSENDABLE, '-')}`,
  ]);
}

// What may not stand in the value of a header.
// eslint-disable-next-line no-control-regex -- they are what it is about
const UNSENDABLE = /[\u0000-\u001f\u007f]/g;

function randomAuthorization(random: Random, token: string): string | undefined {
  switch (random.below(6)) {
    case 0:
      return undefined;
    case 1:
      return `Basic ${random.text()}`;
    case 2:
      return `Bearer ${random.text()}`;
    case 3:
      return `Bearer ${random.text()} ${random.text()}`;
    default:
      return `Bearer ${token}`;
  }
}

function randomBody(random: Random): string {
  switch (random.below(4)) {
    case 0:
      return '';
    case 1:
      return random.bytes(random.below(64));
    case 2:
      return `{"${random.text()}": "${random.text()}'; DROP TABLE tokens; --"}`;
    default:
      return `{"messages": ["${random.text()}"], "stream": ${String(random.below(2) === 0)}}`;
  }
}

type MakeBytes = (random: Random, token: string) => string;

const HOSTILE: readonly [MakeBytes, ...MakeBytes[]] = [
  // No HTTP at all, such as TLS.
  (random) => `\u0016\u0003\u0001${random.bytes(20)}\r\n\r\n`,
  (random) => `${random.text()}\r\n\r\n`,
  (random) => `${random.text().toUpperCase()} / HTTP/1.1\r\nhost: x\r\n\r\n`,
  (random) => `GET /${random.text()}"} 1 HTTP/1.1\r\nhost: x\r\n\r\n`,
  (random) => `GET /\u00c3\u0028${random.text()} HTTP/1.1\r\nhost: x\r\n\r\n`,
  (random) => `GET /${random.text()} HTTP/9.9\r\nhost: x\r\n\r\n`,
  (random) => `GET /${random.text()}\u0000 HTTP/1.1\r\nhost: x\r\n\r\n`,
  (random) => `GET / HTTP/1.1\r\nhost: x\r\nx: ${random.text()}\u0000\r\n\r\n`,
  (random) => `GET / HTTP/1.1\r\nhost: x\r\n${random.text()}\r\n\r\n`,
  (random) => `GET / HTTP/1.1\r\nhost: x\r\nx-${random.text()} : a\r\n\r\n`,
  // Two lengths, and a length beside chunks: what requests are smuggled with.
  (random, token) =>
    `POST /v1/models HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\ncontent-length: 1\r\ncontent-length: ${String(2 + random.below(9))}\r\n\r\nab`,
  (random) =>
    `POST /${random.text()} HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
  (random) =>
    `POST /${random.text()} HTTP/1.1\r\nhost: x\r\ntransfer-encoding: ${random.text()}\r\n\r\n0\r\n\r\n`,
  (random) =>
    `POST /${random.text()} HTTP/1.1\r\nhost: x\r\ncontent-length: -${String(random.below(99))}\r\n\r\n`,
  // More than anyone sends: headers, a path, a token.
  (random) => `GET / HTTP/1.1\r\nhost: x\r\n${`x-${random.text()}: a\r\n`.repeat(2000)}\r\n`,
  (random) => `GET /${random.text().repeat(2000)} HTTP/1.1\r\nhost: x\r\n\r\n`,
  (random) =>
    `GET /v1/models HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${random.text().repeat(300)}\r\nconnection: close\r\n\r\n`,
  (random) => `GET /${random.text()} HTTP/1.0\r\n\r\n`,
  (random) =>
    `GET /${random.text()} HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\nconnection: upgrade, close\r\n\r\n`,
  (random) => `CONNECT ${random.text()}:443 HTTP/1.1\r\nhost: x\r\n\r\n`,
  (random) => `OPTIONS * HTTP/1.1\r\nhost: ${random.text()}\r\nconnection: close\r\n\r\n`,
  (random) => `GET http://${random.text()}/metrics/x HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`,
  (random, token) =>
    `POST /v1/embeddings HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\ncontent-length: ${String(10 ** 9 + random.below(999))}\r\nconnection: close\r\n\r\n`,
  (random, token) =>
    `POST /v1/embeddings HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n${random.text()}\r\n\r\n`,
  () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
];
