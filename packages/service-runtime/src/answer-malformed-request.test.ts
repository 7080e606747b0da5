import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { createMetrics } from '@ibex/metrics';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createHttpServer } from './http-server.js';
import { createLogger } from './logger.js';
import { Readiness } from './readiness.js';

const server = createHttpServer({
  logger: createLogger('proxy', 'silent'),
  metrics: createMetrics({ service: 'proxy', runtimeMetrics: false }),
  readiness: new Readiness({}),
});

server.get('/stream', (_request, reply) => {
  reply.hijack();
  reply.raw.writeHead(200, { 'content-type': 'text/event-stream' });
  reply.raw.write('data: first\n\n');
});
server.get('/slow', () => new Promise(() => undefined));
server.post('/echo', ({ body }) => body);

beforeAll(() => server.listen({ host: '127.0.0.1', port: 0 }));

afterAll(() => server.close());

describe('bytes that are no request are answered as JSON, and the connection is closed', () => {
  it.each([
    { sent: 'hello\r\n\r\n', status: '400 Bad Request', code: 'malformed_request' },
    {
      sent: 'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n',
      status: '400 Bad Request',
      code: 'malformed_request',
    },
    {
      sent: `GET / HTTP/1.1\r\nhost: a\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`,
      status: '431 Request Header Fields Too Large',
      code: 'headers_too_large',
    },
  ])('$code', async ({ sent, status, code }) => {
    const [head = '', body = ''] = (await answerTo(sent)).split('\r\n\r\n');
    expect(head).toContain(`HTTP/1.1 ${status}\r\ncontent-type: application/json; charset=utf-8`);
    expect(JSON.parse(body)).toMatchObject({ error: { code, type: 'invalid_request_error' } });
  });

  it('where they follow a response that is complete', async () => {
    const answer = await answerTo('GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n', 'hello\r\n\r\n');
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400']);
  });

  it('where they stand in the body of a request', async () => {
    const head = 'POST /echo HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n';
    expect(await answerTo(`${head}transfer-encoding: chunked\r\n\r\n`, 'no size\r\n')).toMatch(
      /^HTTP\/1\.1 400 .*"malformed_request"/s,
    );
  });
});

describe('the connection is closed without an answer', () => {
  it('where they follow a response that is still open', async () => {
    const answer = await answerTo('GET /stream HTTP/1.1\r\nhost: a\r\n\r\n', 'hello\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n.*data: first\n\n\r\n$/s);
  });

  it('where another request is still to be answered', async () => {
    expect(await answerTo('GET /slow HTTP/1.1\r\nhost: a\r\n\r\n', 'hello\r\n\r\n')).toBe('');
  });
});

/** Everything a client is sent until its connection is closed. */
async function answerTo(...parts: readonly string[]): Promise<string> {
  const { port } = server.server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
  const closed = once(socket, 'close');
  for (const part of parts) {
    socket.write(part);
    await sleep(50);
  }
  await closed;
  return answer;
}
