import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';

import { createMetrics } from '@ibex/metrics';
import type { FastifyReply } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { createHttpServer } from './http-server.js';
import { DEFAULT_TIMEOUTS } from './http-timeouts.js';
import { createLogger } from './logger.js';
import { Readiness } from './readiness.js';
import type { RefusedRequest } from './refuse-unreadable.js';

const HEADERS_TIMEOUT = 300;

const refused: RefusedRequest[] = [];
const open: FastifyReply[] = [];

const server = createHttpServer({
  logger: createLogger('proxy', 'silent'),
  metrics: createMetrics({ service: 'proxy', runtimeMetrics: false }),
  readiness: new Readiness({}),
  timeouts: { ...DEFAULT_TIMEOUTS, keepAlive: 5000, headers: HEADERS_TIMEOUT, request: 2 * HEADERS_TIMEOUT },
  onRefused: (request) => refused.push(request),
});

/** A response that the test ends. */
server.get('/open', (_request, reply) => {
  reply.hijack();
  reply.raw.writeHead(200).write('first,');
  open.push(reply);
});
server.post('/echo', ({ body }) => body);

beforeAll(() => server.listen({ host: '127.0.0.1', port: 0 }));

afterAll(() => server.close());

beforeEach(() => {
  refused.length = 0;
  open.length = 0;
});

const ECHO = 'POST /echo HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n';

describe('bytes that are no request are answered as JSON and told of, and the connection is closed', () => {
  it.each([
    { sent: 'hello\r\n\r\n', status: '400 Bad Request', code: 'malformed_request' },
    {
      sent: `${ECHO}content-length: 1\r\ntransfer-encoding: chunked\r\n\r\n`,
      status: '400 Bad Request',
      code: 'malformed_request',
    },
    {
      sent: `GET / HTTP/1.1\r\nhost: a\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`,
      status: '431 Request Header Fields Too Large',
      code: 'headers_too_large',
    },
    {
      sent: 'CONNECT example.com:443 HTTP/1.1\r\nhost: example.com:443\r\n\r\n',
      status: '405 Method Not Allowed',
      code: 'no_tunnel',
    },
  ])('$code', async ({ sent, status, code }) => {
    const [head = '', body = ''] = (await answerTo(sent)).split('\r\n\r\n');
    expect(head).toContain(`HTTP/1.1 ${status}\r\n`);
    expect(head).toContain('content-type: application/json; charset=utf-8\r\n');
    expect(JSON.parse(body)).toMatchObject({ error: { code, type: 'invalid_request_error' } });
    expect(refused.map(({ statusCode }) => statusCode)).toEqual([Number(status.slice(0, 3))]);
  });

  it('where they follow a response that is complete', async () => {
    const answer = await answerTo('GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n', 'hello\r\n\r\n');
    expect(statusesIn(answer)).toEqual([200, 400]);
    expect(refused).toEqual([{ statusCode: 400, seconds: expect.closeTo(0, 1) as unknown }]);
  });

  it.each([
    ['bytes', 'hello\r\n\r\n', 400],
    ['a request for a tunnel', 'CONNECT example.com:443 HTTP/1.1\r\nhost: a\r\n\r\n', 405],
  ])('after the answers to what was asked before them: %s', async (_what, sent, status) => {
    const socket = connectToServer();
    const answer = readAll(socket);
    socket.write(`GET /open HTTP/1.1\r\nhost: a\r\n\r\nGET /healthz HTTP/1.1\r\nhost: a\r\n\r\n${sent}`);
    await expect.poll(() => open.length).toBe(1);
    expect(refused).toEqual([]);
    open[0]?.raw.end('last');
    expect(statusesIn(await answer)).toEqual([200, 200, status]);
    expect(refused).toHaveLength(1);
  });

  it('once, however many more of them come', async () => {
    const socket = connectToServer();
    const answer = readAll(socket);
    socket.write('GET /open HTTP/1.1\r\nhost: a\r\n\r\nhello\r\n\r\n');
    await expect.poll(() => open.length).toBe(1);
    for (const more of ['hello\r\n\r\n', 'GET / HTTP/1.1\r\nhost: a\r\n\r\n']) {
      await new Promise<void>((written) =>
        socket.write(more, () => {
          written();
        }),
      );
    }
    open[0]?.raw.end('last');
    expect(statusesIn(await answer)).toEqual([200, 400]);
    expect(refused).toHaveLength(1);
  });
});

describe('a request that breaks in its body', () => {
  it.each([
    ['a chunk without a size', 'transfer-encoding: chunked\r\n\r\nno size\r\n'],
    ['a size beyond any', 'transfer-encoding: chunked\r\n\r\nffffffffffffffffff\r\n'],
  ])('has the answer of that request, and is told of like any other: %s', async (_what, rest) => {
    expect(await answerTo(`${ECHO}${rest}`)).toMatch(/^HTTP\/1\.1 400 .*"malformed_request"/s);
    expect(refused).toEqual([]);
  });

  it('has it after the answers to what was asked before it', async () => {
    const socket = connectToServer();
    const answer = readAll(socket);
    socket.write(`GET /open HTTP/1.1\r\nhost: a\r\n\r\n${ECHO}transfer-encoding: chunked\r\n\r\nno size\r\n`);
    await expect.poll(() => open.length).toBe(1);
    open[0]?.raw.end('last');
    expect(statusesIn(await answer)).toEqual([200, 400]);
  });

  it('has no second answer where it has one already', async () => {
    const head = 'POST /nowhere HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n';
    expect(statusesIn(await answerTo(head, 'no size\r\n'))).toEqual([404]);
    expect(refused).toEqual([]);
  });
});

describe('a client that stops in the middle', () => {
  it('of a head is answered 408, and the time it took is told', async () => {
    expect(statusesIn(await answerTo('GET / HTTP/1.1\r\nhost: a\r\n'))).toEqual([408]);
    expect(refused).toEqual([{ statusCode: 408, seconds: expect.closeTo(0.4, 0) as unknown }]);
    expect(refused[0]?.seconds).toBeGreaterThanOrEqual(HEADERS_TIMEOUT / 1000);
  });

  it('of a second head likewise, from its own beginning', async () => {
    const answer = await answerTo('GET /healthz HTTP/1.1\r\nhost: a\r\n\r\nGET / HTTP/1.1\r\n');
    expect(statusesIn(answer)).toEqual([200, 408]);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.seconds).toBeLessThan(2 * (HEADERS_TIMEOUT / 1000));
  });

  it('of a body is answered 408, as that request', async () => {
    expect(statusesIn(await answerTo(`${ECHO}content-length: 100\r\n\r\n{`))).toEqual([408]);
    expect(refused).toEqual([]);
  });

  it('and closes its connection in the middle of a head is told of as 499', async () => {
    connectToServer().end('GET / HTTP/1.1\r\nho');
    await expect.poll(() => refused).toMatchObject([{ statusCode: 499 }]);
  });

  it('before its first byte has sent no request', async () => {
    expect(await answerTo()).toBe('');
    expect(refused).toEqual([]);
  });
});

describe('what follows the last request of a connection', () => {
  it('is not read, and its answer arrives', async () => {
    const last = 'GET /healthz HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n';
    expect(statusesIn(await answerTo(`${last}GET / HTTP/1.1\r\n\r\n`))).toEqual([200]);
    expect(refused).toEqual([]);
  });
});

function connectToServer(): Socket {
  const { port } = server.server.address() as AddressInfo;
  return connect(port, '127.0.0.1').on('error', () => undefined);
}

/** Everything a client is sent until its connection is closed; it waits for an answer to each part but the last. */
async function answerTo(...parts: readonly string[]): Promise<string> {
  const socket = connectToServer();
  const answer = readAll(socket);
  for (const [index, part] of parts.entries()) {
    socket.write(part);
    if (index < parts.length - 1) await once(socket, 'data');
  }
  return answer;
}

async function readAll(socket: Socket): Promise<string> {
  let answer = '';
  socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
  await once(socket, 'close');
  return answer;
}

function statusesIn(answer: string): number[] {
  return [...answer.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status));
}
