import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';

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
    const { port } = server.server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    socket.write(sent);
    let answer = '';
    socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
    await once(socket, 'close');
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toContain(`HTTP/1.1 ${status}\r\ncontent-type: application/json; charset=utf-8`);
    expect(JSON.parse(body)).toMatchObject({ error: { code, type: 'invalid_request_error' } });
  });
});
