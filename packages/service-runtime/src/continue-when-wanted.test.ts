import { once } from 'node:events';
import { request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

import { createMetrics } from '@ibex/metrics';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createHttpServer, HttpError, Readiness } from './index.js';
import { createLogger } from './logger.js';

const server = createHttpServer({
  logger: createLogger('proxy', 'silent'),
  metrics: createMetrics({ service: 'proxy', runtimeMetrics: false }),
  readiness: new Readiness({}),
  bodyLimit: 100,
});
server.addHook('onRequest', (request, _reply, done) => {
  done(request.url === '/refused' ? new HttpError(401, 'token_missing', 'send a token') : undefined);
});
server.post('/echo', ({ body }) => body);
server.post('/refused', ({ body }) => body);

beforeAll(() => server.listen({ host: '127.0.0.1', port: 0 }));

afterAll(() => server.close());

describe('a client that asks whether to send its body', () => {
  it('is told to, where it is wanted, and may use the connection again', async () => {
    expect(await ask('/echo', { body: '{"n":1}' })).toEqual({
      isContinued: true,
      status: 200,
      connection: 'keep-alive',
    });
  });

  it.each([
    ['it would be refused anyway', '/refused', '{"n":1}', 401],
    ['there is no such route', '/nowhere', '{"n":1}', 404],
    ['it would be too long', '/echo', JSON.stringify('x'.repeat(100)), 413],
  ])('is told not to, and the connection is closed: %s', async (_why, path, body, status) => {
    expect(await ask(path, { body })).toEqual({ isContinued: false, status, connection: 'close' });
  });

  it('is told not to, where it expects anything else', async () => {
    expect(await ask('/echo', { body: '{}', expect: 'tea' })).toEqual({
      isContinued: false,
      status: 417,
      connection: 'close',
    });
  });
});

describe('a client that does not ask', () => {
  it('is told nothing', async () => {
    const { port } = server.server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    const head = 'POST /echo HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n';
    socket.write(`${head}content-length: 2\r\n\r\n{}`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 200 /);
  });
});

/** Asks with the head of a request, and sends the body only when told to. */
function ask(
  path: string,
  { body, expect: expectation = '100-continue' }: { body: string; expect?: string },
) {
  const { port } = server.server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    let isContinued = false;
    const sent = request({
      port,
      path,
      method: 'POST',
      headers: {
        expect: expectation,
        connection: 'keep-alive',
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      },
    });
    sent.on('error', reject);
    sent.on('continue', () => {
      isContinued = true;
      sent.end(body);
    });
    sent.on('response', ({ statusCode: status, headers }) => {
      sent.destroy();
      resolve({ isContinued, status, connection: headers.connection ?? 'keep-alive' });
    });
    sent.flushHeaders();
  });
}
