import type { ServerResponse } from 'node:http';

import { Agent, request as send } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { countFromNow } from './testing/count-from-now.js';
import { type ProxyUnderTest, startProxyUnderTest } from './testing/proxy-under-test.js';
import { connectRaw } from './testing/raw-client.js';
import { recorded } from './testing/recorded.js';
import { type ScriptedUpstream, startScriptedUpstream } from './testing/scripted-upstream.js';

const CHAT = '/v1/chat/completions';

/** How often each thing is done. */
const N = 7;

let upstream: ScriptedUpstream;
let proxy: ProxyUnderTest;

/** Responses of the upstream to requests with `?wait`, in the order in which they were asked for. */
const waiting: ServerResponse[] = [];

beforeEach(async () => {
  waiting.length = 0;
  upstream = await startScriptedUpstream((request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://upstream');
    response.statusCode = Number(searchParams.get('status') ?? 200);
    if (searchParams.has('wait')) waiting.push(response);
    else response.end('{}');
  });
  proxy = await startProxyUnderTest({ UPSTREAM_URL: upstream.url, RATE_LIMIT_REQUESTS: '100000' });
});

afterEach(async () => {
  await proxy.stop();
  await upstream.stop();
});

describe(`${String(N)} requests of a kind are counted ${String(N)} times`, () => {
  const passedOn = [200, 201, 202, 204, 304, 400, 402, 403, 404, 408, 409, 422, 429, 500, 503, 529];

  it('of each route, for each status of the upstream', async () => {
    const count = await countFromNow(proxy.metrics);
    const expected: Record<string, number> = {};
    const client = await connectRaw(proxy.port);
    let sent = 0;
    for (const [method, route] of [
      ['POST', CHAT],
      ['POST', '/v1/embeddings'],
      ['GET', '/v1/models'],
    ] as const) {
      for (const status of passedOn) {
        client.send(request(method, `${route}?status=${String(status)}`).repeat(N));
        sent += N;
        expect(await client.answer(sent)).toMatchObject({ status });
        expected[`${method} ${route} ${String(status)}`] = N;
      }
    }
    client.socket.destroy();
    await count.toBe(expected);
  });

  it.each<[string, () => string, string]>([
    ['GET /healthz', () => request('GET', '/healthz'), 'GET /healthz 200'],
    ['GET /readyz', () => request('GET', '/readyz'), 'GET /readyz 200'],
    ['GET /metrics', () => request('GET', '/metrics'), 'GET /metrics 200'],
    ['another method of a route', () => request('GET', CHAT), 'GET unmatched 404'],
    ['OPTIONS', () => request('OPTIONS', CHAT), 'OPTIONS unmatched 404'],
    ['an unusual method', () => request('MKCOL', '/v1/models'), 'OTHER unmatched 404'],
    ['a path to nowhere', () => request('GET', `/${crypto.randomUUID()}`), 'GET unmatched 404'],
    ['a path that cannot be decoded', () => request('GET', '/%zz'), 'GET unmatched 400'],
    ['no token', () => request('GET', '/v1/models', 'authorization: none\r\n'), 'GET /v1/models 401'],
    [
      'an unknown token',
      () => request('GET', '/v1/models', 'authorization: Bearer no\r\n'),
      'GET /v1/models 401',
    ],
    [
      'an unknown agent',
      () => request('GET', '/v1/models', `${authorization()}x-ibex-agent-id: no\r\n`),
      'GET /v1/models 403',
    ],
    ['a body that is no JSON', () => request('POST', CHAT, authorization(), 'no'), `POST ${CHAT} 400`],
  ])('%s', async (_what, sent, series) => {
    const count = await countFromNow(proxy.metrics);
    const client = await connectRaw(proxy.port);
    for (let time = 1; time <= N; time += 1) {
      client.send(sent());
      await client.answer(time);
    }
    client.socket.destroy();
    await count.toBe({ [series]: N });
  });

  it('HEAD, which has no body to wait for', async () => {
    const count = await countFromNow(proxy.metrics);
    const agent = new Agent({ connections: 1 });
    for (let time = 0; time < N; time += 1) {
      const { statusCode } = await send(`${proxy.url}/healthz`, { method: 'HEAD', dispatcher: agent });
      expect(statusCode).toBe(200);
    }
    await agent.close();
    await count.toBe({ 'HEAD /healthz 200': N });
  });

  it('bytes that are no request', async () => {
    const count = await countFromNow(proxy.metrics);
    for (let time = 0; time < N; time += 1) {
      const client = await connectRaw(proxy.port);
      client.send('hello\r\n\r\n');
      await client.end();
      client.socket.destroy();
    }
    await count.toBe({ 'OTHER unmatched 400': N });
  });

  it('half a head, and a connection that is closed', async () => {
    const count = await countFromNow(proxy.metrics);
    for (let time = 0; time < N; time += 1) {
      const client = await connectRaw(proxy.port);
      client.socket.end('GET /v1/models HTTP/1.1\r\nhost');
      await client.end();
    }
    await count.toBe({ 'OTHER unmatched 499': N });
  });

  it('connections without a request are none', async () => {
    const count = await countFromNow(proxy.metrics);
    for (let time = 0; time < N; time += 1) (await connectRaw(proxy.port)).socket.end();
    await count.toBe({});
  });
});

describe('a client that hangs up', () => {
  it.each([
    ['before the headers', false, 'closes'],
    ['before the headers', false, 'resets'],
    ['in mid-stream', true, 'closes'],
    ['in mid-stream', true, 'resets'],
  ] as const)(
    '%s (mid-stream: %s) and %s its connection is counted as 499',
    async (_when, isStreaming, how) => {
      const count = await countFromNow(proxy.metrics);
      const clients = await Promise.all(Array.from({ length: N }, () => connectRaw(proxy.port)));
      for (const client of clients) client.send(request('POST', `${CHAT}?wait`));
      await expect.poll(() => waiting.length).toBe(N);
      if (isStreaming) {
        const begun = clients.map(({ socket }) => new Promise((resolve) => socket.once('progress', resolve)));
        for (const response of waiting) response.write('first');
        await Promise.all(begun);
      }
      for (const { socket } of clients) {
        if (how === 'closes') socket.destroy();
        else socket.resetAndDestroy();
      }
      await count.toBe({ [`POST ${CHAT} 499`]: N });
    },
  );

  it.each(['closes', 'resets'] as const)(
    'in its own body and %s its connection is counted as 499',
    async (how) => {
      const count = await countFromNow(proxy.metrics);
      const clients = await Promise.all(Array.from({ length: N }, () => connectRaw(proxy.port)));
      for (const client of clients)
        client.send(request('POST', CHAT, authorization(), '{"half": 1}').slice(0, -4));
      await expect
        .poll(() => recorded(proxy.metrics, 'ibex_proxy_rate_limited_total'))
        .toEqual({ '{result="allowed"}': N });
      for (const { socket } of clients) {
        if (how === 'closes') socket.destroy();
        else socket.resetAndDestroy();
      }
      await count.toBe({ [`POST ${CHAT} 499`]: N });
      expect(upstream.received).toEqual([]);
    },
  );

  it('in the middle of a burst is counted by what each request came to', async () => {
    const count = await countFromNow(proxy.metrics);
    const client = await connectRaw(proxy.port);
    client.send(request('GET', '/v1/models').repeat(20) + request('GET', '/v1/models?wait').repeat(30));
    await client.answer(20);
    await expect.poll(() => waiting.length).toBe(30);
    client.socket.destroy();
    await count.toBe({ 'GET /v1/models 200': 20, 'GET /v1/models 499': 30 });
  });
});

describe('many requests', () => {
  it('50 in one burst on one connection are answered in order and counted', async () => {
    const count = await countFromNow(proxy.metrics);
    const client = await connectRaw(proxy.port);
    const statuses = Array.from({ length: 50 }, (_, index) => 200 + (index % 5));
    client.send(statuses.map((status) => request('GET', `/v1/models?status=${String(status)}`)).join(''));
    await client.answer(50);
    client.socket.destroy();
    expect(client.answers.map(({ status }) => status)).toEqual(statuses);
    await count.toBe({
      'GET /v1/models 200': 20,
      'GET /v1/models 201': 10,
      'GET /v1/models 202': 10,
      'GET /v1/models 204': 10,
    });
  });

  it('500 at once on 50 connections are all answered and counted', async () => {
    const count = await countFromNow(proxy.metrics);
    const agent = new Agent({ connections: 50 });
    const headers = {
      authorization: `Bearer ${proxy.seeds.tokens.valid}`,
      'content-type': 'application/json',
    };
    await Promise.all(
      Array.from({ length: 500 }, async (_, index) => {
        const status = index % 10 === 0 ? 500 : 200;
        const { statusCode, body } = await send(`${proxy.url}${CHAT}?status=${String(status)}`, {
          method: 'POST',
          headers,
          body: '{}',
          dispatcher: agent,
        });
        await body.dump();
        expect(statusCode).toBe(status);
      }),
    );
    await agent.close();
    await count.toBe({ [`POST ${CHAT} 200`]: 450, [`POST ${CHAT} 500`]: 50 });
    expect(upstream.received).toHaveLength(500);
  });
});

describe('the duration of a request', () => {
  const PAUSE = 300;

  it('lasts to the last byte of a slow stream, in the bucket it belongs to', async () => {
    const client = await connectRaw(proxy.port);
    const start = performance.now();
    client.send(request('POST', `${CHAT}?wait`));
    await expect.poll(() => waiting.length).toBe(1);
    waiting[0]?.write('first');
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    waiting[0]?.end('last');
    await client.answer();
    const elapsed = (performance.now() - start) / 1000;
    client.socket.destroy();

    const seconds = await onlyDuration();
    expect(seconds).toBeGreaterThanOrEqual(PAUSE / 1000);
    expect(seconds).toBeLessThanOrEqual(elapsed);
    const buckets = await recorded(proxy.metrics, 'ibex_proxy_request_duration_seconds_bucket');
    const bounds = Object.keys(buckets).map((labels) =>
      Number(/le="([^"+]+)"/.exec(labels)?.[1] ?? Infinity),
    );
    expect(Math.min(...bounds)).toBeGreaterThanOrEqual(seconds);
    expect(Math.min(...bounds)).toBeLessThanOrEqual(seconds * 2.5);
  });

  it('lasts until a client that reads slowly has been handed the last byte', async () => {
    const client = await connectRaw(proxy.port);
    client.send(request('POST', `${CHAT}?wait`));
    await expect.poll(() => waiting.length).toBe(1);
    client.socket.pause();
    // More than the buffers between upstream and client hold.
    waiting[0]?.end(Buffer.alloc(32 * 1024 * 1024, ' '));
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    expect(await recorded(proxy.metrics, 'ibex_proxy_request_duration_seconds_count')).toEqual({});
    client.socket.removeAllListeners('data').resume();
    await expect
      .poll(() => recorded(proxy.metrics, 'ibex_proxy_requests_total'), { timeout: 5000 })
      .not.toEqual({});
    client.socket.destroy();
    expect(await onlyDuration()).toBeGreaterThanOrEqual(PAUSE / 1000);
  });

  async function onlyDuration(): Promise<number> {
    await expect
      .poll(async () => Object.values(await recorded(proxy.metrics, 'ibex_proxy_requests_total')))
      .toEqual([1]);
    const sums = Object.values(await recorded(proxy.metrics, 'ibex_proxy_request_duration_seconds_sum'));
    expect(sums).toHaveLength(1);
    return sums[0] ?? Number.NaN;
  }
});

function request(
  method: string,
  path: string,
  headers = authorization(),
  body = method === 'POST' ? '{}' : '',
): string {
  return (
    `${method} ${path} HTTP/1.1\r\nhost: a\r\n${headers}content-type: application/json\r\n` +
    `content-length: ${String(body.length)}\r\n\r\n${body}`
  );
}

function authorization(): string {
  return `authorization: Bearer ${proxy.seeds.tokens.valid}\r\n`;
}
