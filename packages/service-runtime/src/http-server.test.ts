import { once } from 'node:events';
import { connect } from 'node:net';

import { createMetrics } from '@ibex/metrics';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';

import { createHttpServer, HttpError, Readiness, type ReadinessCheck } from './index.js';

const running: FastifyInstance[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

describe('what every service answers', () => {
  it('/metrics: the exposition, as text', async () => {
    const { url } = await start();
    const response = await fetch(`${url}/metrics`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(await response.text()).toContain('\nibex_process_up{service="proxy"} 1\n');
  });

  it('/metrics to HEAD: the headers alone', async () => {
    const { url } = await start();
    const response = await fetch(`${url}/metrics`, { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(1000);
    expect(await response.text()).toBe('');
  });

  it('/healthz: alive, whatever the parts say', async () => {
    const { url, readiness } = await start({ checks: { database: () => Promise.reject(new Error('down')) } });
    readiness.drain();
    expect(await answer(`${url}/healthz`)).toEqual({ status: 200, body: { status: 'alive' } });
  });

  it('/readyz: 200 while it is ready', async () => {
    const { url } = await start({ checks: { database: () => Promise.resolve() } });
    expect(await answer(`${url}/readyz`)).toEqual({
      status: 200,
      body: { status: 'ready', checks: { database: 'ok' } },
    });
  });

  it('/readyz: 503 while a part fails, without the cause', async () => {
    const { url } = await start({ checks: { database: () => Promise.reject(new Error('hunter2')) } });
    expect(await answer(`${url}/readyz`)).toEqual({
      status: 503,
      body: { status: 'not ready', checks: { database: 'failing' } },
    });
  });

  it('/readyz: 503 from when it is about to stop', async () => {
    const { url, readiness } = await start();
    readiness.drain();
    expect(await answer(`${url}/readyz`)).toEqual({ status: 503, body: { status: 'draining', checks: {} } });
  });
});

describe('every error is JSON', () => {
  it('an unknown route, named without its query', async () => {
    const { url } = await start();
    expect(await answer(`${url}/nope?api_key=hunter2`)).toEqual(
      failure(404, 'unknown_route', 'invalid_request_error', 'GET /nope is no route of this service'),
    );
  });

  it('a method the route does not have', async () => {
    const { url } = await start();
    expect(await answer(`${url}/healthz`, { method: 'DELETE' })).toEqual(
      failure(404, 'unknown_route', 'invalid_request_error', 'DELETE /healthz is no route of this service'),
    );
  });

  it('a path that is not well encoded', async () => {
    const { url } = await start();
    expect(await answer(`${url}/%zz?api_key=hunter2`)).toEqual(
      failure(400, 'bad_url', 'invalid_request_error', 'the path /%zz cannot be read'),
    );
  });

  it('an HttpError, with its status, code, message and headers', async () => {
    const { url } = await start({
      routes: (server) => {
        server.get('/limited', () => {
          throw new HttpError(429, 'rate_limited', 'wait a second', { 'retry-after': '1' });
        });
      },
    });
    const response = await fetch(`${url}/limited`);
    expect(response.headers.get('retry-after')).toBe('1');
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.status).toBe(429);
    expect(await response.json()).toEqual({
      error: { code: 'rate_limited', type: 'rate_limit_error', message: 'wait a second' },
    });
  });

  it('an HttpError of the 500s too, for it is meant to be answered', async () => {
    const { url } = await start({ routes: throwing(new HttpError(503, 'auth_unavailable', 'try again')) });
    expect(await answer(`${url}/throws`)).toEqual(failure(503, 'auth_unavailable', 'api_error', 'try again'));
  });

  it.each<[string, unknown]>([
    ['an error', new Error('password authentication failed for hunter2')],
    ['an error with a status of the 500s', withStatus(502)],
    ['an error with a status that is no error', withStatus(302)],
    ['a string', 'hunter2'],
    ['null', null],
    ['undefined', undefined],
  ])('anything else that is thrown, without a detail: %s', async (_what, thrown) => {
    const { url, logs } = await start({ routes: throwing(thrown) });
    expect(await answer(`${url}/throws`)).toEqual(
      failure(500, 'internal_error', 'api_error', 'the service failed to answer; its log has the cause'),
    );
    expect(logs.filter(({ msg }) => msg === 'request failed')).toHaveLength(1);
  });

  it('and the log has the cause of such an error', async () => {
    const { url, logs } = await start({ routes: throwing(new Error('the table is gone')) });
    await answer(`${url}/throws`);
    expect(logs).toContainEqual(
      expect.objectContaining({
        level: 50,
        msg: 'request failed',
        err: expect.objectContaining({ type: 'Error', message: 'the table is gone' }) as unknown,
      }),
    );
  });

  it.each([
    ['cut off', '{"model":"gpt', 'application/json', 400, 'invalid_json'],
    ['empty', '', 'application/json', 400, 'invalid_json'],
    ['after the prototype', '{"__proto__":{"isAdmin":true}}', 'application/json', 400, 'invalid_json'],
    ['longer than allowed', JSON.stringify('x'.repeat(200)), 'application/json', 413, 'body_too_large'],
    ['of another type', '<model/>', 'text/xml', 415, 'unsupported_media_type'],
  ])('a body that is %s', async (_what, body, contentType, statusCode, code) => {
    const { url } = await start({ routes: echoing });
    const { status, body: answered } = await answer(`${url}/echo`, {
      method: 'POST',
      body,
      headers: { 'content-type': contentType },
    });
    expect(status).toBe(statusCode);
    expect(answered).toEqual({
      error: {
        code,
        type: 'invalid_request_error',
        message: expect.stringMatching(/^.{10,}; send |is not valid JSON$|^send the header /) as unknown,
      },
    });
  });

  it.each([
    ['POST', '/nope'],
    ['POST', '/healthz'],
    ['DELETE', '/echo'],
  ])('a route that is not there, whatever is wrong with the body: %s %s', async (method, path) => {
    const { url } = await start({ routes: echoing });
    const { status, body } = await answer(`${url}${path}`, {
      method,
      body: '{"broken',
      headers: { 'content-type': 'application/json' },
    });
    expect(status).toBe(404);
    expect(body).toMatchObject({ error: { code: 'unknown_route' } });
  });

  it('a route that is not there, before the body is read', async () => {
    const { url } = await start();
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write(
      'POST /nope HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 900\r\n\r\n{',
    );
    const [data] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    expect(data.toString()).toMatch(/^HTTP\/1\.1 404 /);
  });

  it('but not a good body', async () => {
    const { url } = await start({ routes: echoing });
    const response = await answer(`${url}/echo`, {
      method: 'POST',
      body: '{"model":"gpt"}',
      headers: { 'content-type': 'application/json' },
    });
    expect(response).toEqual({ status: 200, body: { model: 'gpt' } });
  });

  it('what is no HTTP at all is answered and does no harm', async () => {
    const { url } = await start();
    const port = Number(new URL(url).port);
    const raw = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write('hello?\r\n\r\n'));
      socket.once('error', reject).once('data', (data) => {
        socket.destroy();
        resolve(data.toString());
      });
    });
    expect(raw).toMatch(/^HTTP\/1\.1 400 /);
    expect((await answer(`${url}/healthz`)).status).toBe(200);
  });
});

describe('the log of requests', () => {
  it('has the method and the route of each, and nothing that a client chose', async () => {
    const { url, logs } = await start({ routes: echoing });
    const secret = 'sk-live-hunter2';
    const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
    const query = `?api_key=${secret}`;
    await fetch(`${url}/echo${query}`, { method: 'POST', headers, body: JSON.stringify({ secret }) });
    await fetch(`${url}/echo${query}`, { method: 'POST', headers, body: `{"${secret}` });
    await fetch(`${url}/nope/${secret}${query}`, { headers });
    await fetch(`${url}/%zz${secret}${query}`, { headers });
    await fetch(`${url}/metrics${query}`, { headers });

    const requests = logs.filter(({ msg }) => msg === 'incoming request').map(({ req }) => req);
    expect(requests).toEqual([
      { method: 'POST', route: '/echo' },
      { method: 'POST', route: '/echo' },
      { method: 'GET' },
      { method: 'GET' },
      { method: 'GET', route: '/metrics' },
    ]);
    expect(JSON.stringify(logs)).not.toContain('hunter2');
  });
});

interface Start {
  readonly checks?: Readonly<Record<string, ReadinessCheck>>;
  readonly routes?: (server: FastifyInstance) => void;
}

async function start({ checks = {}, routes }: Start = {}) {
  const logs: Record<string, unknown>[] = [];
  const logger = pino(
    { base: null },
    { write: (line) => logs.push(JSON.parse(line) as (typeof logs)[number]) },
  );
  const readiness = new Readiness(checks);
  const metrics = createMetrics({ service: 'proxy', runtimeMetrics: false });
  const server = createHttpServer({ logger, metrics, readiness, bodyLimit: 100 });
  running.push(server);
  routes?.(server);
  return { url: await server.listen({ host: '127.0.0.1', port: 0 }), readiness, logs };
}

async function answer(url: string, request?: RequestInit): Promise<{ status: number; body: unknown }> {
  const response = await fetch(url, request);
  return { status: response.status, body: await response.json() };
}

function failure(status: number, code: string, type: string, message: string) {
  return { status, body: { error: { code, type, message } } };
}

function throwing(thrown: unknown) {
  return (server: FastifyInstance) => {
    server.get('/throws', () => {
      throw thrown;
    });
  };
}

function withStatus(statusCode: number): Error {
  return Object.assign(new Error('hunter2'), { statusCode });
}

function echoing(server: FastifyInstance): void {
  server.post('/echo', ({ body }) => body);
}
