import { once } from 'node:events';
import { connect } from 'node:net';

import type { ServerResponse } from 'node:http';

import { isInstalled, startRedis } from '@ibex/test-programs';
import { type RecordedSpan, recordSpans } from '@ibex/telemetry/testing';
import { afterAll, afterEach, describe, expect, it } from 'vitest';

import { type ProxyUnderTest, startProxyUnderTest } from '../testing/proxy-under-test.js';
import { type ScriptedUpstream, startScriptedUpstream } from '../testing/scripted-upstream.js';
import { closedPort, startSilentServer } from '../testing/silent-server.js';

const CHAT = '/v1/chat/completions';
const VALIDATE_TOKEN = 'ibex.auth.v1.AuthService/ValidateToken';
const TRACE = '0af7651916cd43dd8448eb211c80319c';
const PARENT = 'b7ad6b7169203331';

// Before any proxy is made.
const spans = recordSpans();
const running: { stop(): Promise<unknown> }[] = [];

afterEach(async () => {
  for (const part of running.splice(0).reverse()) await part.stop();
  spans.forget();
});

afterAll(() => spans.stop());

describe('the trace of a request', () => {
  it('is that of the client, with a span for the request, for auth and for the upstream', async () => {
    const { proxy, upstream } = await startWithUpstream((response) => response.end('{}'));
    await proxy.chat(undefined, { headers: { traceparent: `00-${TRACE}-${PARENT}-01`, tracestate: 'v=1' } });

    const [call, sent, request] = await ended(3);
    expect(request).toMatchObject({
      name: `POST ${CHAT}`,
      kind: 'server',
      trace_id: TRACE,
      parent: PARENT,
      attributes: {
        'http.request.method': 'POST',
        'http.route': CHAT,
        'http.response.status_code': 200,
        'network.protocol.version': '1.1',
        'url.scheme': 'http',
      },
      isFailure: false,
    });
    expect(call).toMatchObject({
      name: VALIDATE_TOKEN,
      kind: 'client',
      trace_id: TRACE,
      parent: request?.span_id,
      attributes: {
        'rpc.system.name': 'grpc',
        'rpc.method': VALIDATE_TOKEN,
        'rpc.status_code': 'OK',
        'server.address': '127.0.0.1',
      },
    });
    expect(sent).toMatchObject({
      name: `POST ${CHAT}`,
      kind: 'client',
      trace_id: TRACE,
      parent: request?.span_id,
      attributes: {
        'http.request.method': 'POST',
        'http.response.status_code': 200,
        'server.address': '127.0.0.1',
        'server.port': Number(new URL(upstream.url).port),
        'url.full': upstream.url + CHAT,
      },
    });
    expect(upstream.received[0]?.headers).toMatchObject({
      traceparent: `00-${TRACE}-${sent?.span_id ?? ''}-01`,
      tracestate: 'v=1',
    });
  });

  it('begins here where the client has none, and the upstream hears nothing that it did not get from here', async () => {
    const { proxy, upstream } = await startWithUpstream((response) => response.end('{}'));
    await proxy.chat(undefined, {
      headers: { traceparent: 'hunter2', tracestate: 'hunter2=1', baggage: 'user=hunter2' },
    });
    const [, sent, request] = await ended(3);
    expect(request?.parent).toBeUndefined();
    const { headers } = upstream.received[0] ?? {};
    expect(headers?.['traceparent']).toBe(`00-${request?.trace_id ?? ''}-${sent?.span_id ?? ''}-01`);
    expect(JSON.stringify(headers)).not.toContain('hunter2');
  });

  it('is one for each request of a connection, pipelined ones as well', async () => {
    const { proxy } = await startWithUpstream((response) => response.end('{}'));
    const socket = connect(proxy.port, '127.0.0.1');
    const get = `GET /v1/models HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ${proxy.seeds.tokens.valid}\r\n`;
    socket.end(`${get}\r\n${get}connection: close\r\n\r\n`);
    socket.resume();
    await once(socket, 'close');
    const requests = (await ended(6)).filter(({ kind }) => kind === 'server');
    expect(requests).toHaveLength(2);
    expect(new Set(requests.map(({ trace_id }) => trace_id)).size).toBe(2);
    for (const { trace_id } of requests) {
      expect(spans.list().filter((span) => span.trace_id === trace_id)).toHaveLength(3);
    }
  });

  it('tells the template of a route, and of anything else only the method', async () => {
    const { proxy } = await startWithUpstream((response) => response.end('{}'));
    await proxy.fetch('/v1/models?key=hunter2');
    await proxy.fetch('/hunter2?key=hunter2');
    await proxy.fetch('/%c0hunter2');
    await proxy.fetch('/v1/models', { method: 'PROPFIND' });
    await ended(6);
    const requests = spans.list().filter(({ kind }) => kind === 'server');
    expect(requests.map(({ name, attributes }) => [name, attributes['http.response.status_code']])).toEqual([
      ['GET /v1/models', 200],
      ['GET', 404],
      ['GET', 400],
      ['HTTP', 404],
    ]);
    expect(requests[3]?.attributes['http.request.method']).toBe('_OTHER');
    expect(JSON.stringify(spans.list())).not.toContain('hunter2');
  });

  it('is none where machines ask how the proxy is', async () => {
    const { proxy } = await startWithUpstream((response) => response.end('{}'));
    for (const path of ['/metrics', '/healthz', '/readyz', '/healthz?from=hunter2']) {
      await (await proxy.fetch(path)).text();
    }
    await (await proxy.fetch('/v1/models')).text();
    expect(await ended(3)).toHaveLength(3);
  });

  it('holds nothing that the client sent', async () => {
    const { proxy } = await startWithUpstream((response) => response.end('{"answer": "hunter2"}'));
    const { orgId, agentId, tokens } = proxy.seeds;
    await proxy.chat(
      { messages: ['hunter2'] },
      { headers: { 'x-ibex-agent-id': agentId, 'x-any': 'hunter2' } },
    );
    const all = JSON.stringify(await ended(4));
    for (const secret of ['hunter2', orgId, agentId, tokens.valid]) expect(all).not.toContain(secret);
  });
});

describe('a request that the client gives up', () => {
  it('has the status that it is counted under, which is no failure of the proxy', async () => {
    let gone: Promise<unknown> | undefined;
    const { proxy } = await startWithUpstream((response) => {
      gone = once(response, 'close');
      response.write('data: first\n\n');
    });
    const client = new AbortController();
    const response = await proxy.chat({ stream: true }, { signal: client.signal });
    await response.body?.getReader().read();
    client.abort();
    await gone;

    await ended(3);
    expect(spanOf('server')).toMatchObject({
      attributes: { 'http.response.status_code': 499, 'error.type': '499' },
      isFailure: false,
    });
    expect(upstreamSpan()).toMatchObject({
      attributes: { 'http.response.status_code': 200, 'error.type': 'client_gone' },
      isFailure: true,
    });
  });
});

describe('a request that fails', () => {
  it('because its token is not valid is no failure of the proxy', async () => {
    const { proxy } = await startWithUpstream((response) => response.end('{}'));
    await proxy.chat(undefined, { headers: { authorization: `Bearer ${proxy.seeds.tokens.revoked}` } });
    const [call, request] = await ended(2);
    expect(request).toMatchObject({ attributes: { 'http.response.status_code': 401 }, isFailure: false });
    expect(call).toMatchObject({ attributes: { 'rpc.status_code': 'UNAUTHENTICATED' }, isFailure: true });
  });

  it('because auth does not answer says so', async () => {
    const silent = await startSilentServer();
    running.push(silent);
    const proxy = await startProxy({
      AUTH_ADDRESS: `127.0.0.1:${String(silent.port)}`,
      AUTH_TIMEOUT_SECONDS: '0.2',
    });
    await proxy.chat();
    const [call, request] = await ended(2);
    expect(call).toMatchObject({ attributes: { 'error.type': 'DEADLINE_EXCEEDED' }, isFailure: true });
    expect(request).toMatchObject({ attributes: { 'error.type': '503' }, isFailure: true });
  });

  it('because the upstream cannot be reached says so', async () => {
    const proxy = await startProxy({ UPSTREAM_URL: `http://127.0.0.1:${String(await closedPort())}` });
    await proxy.chat();
    await ended(3);
    expect(upstreamSpan()).toMatchObject({ attributes: { 'error.type': 'ECONNREFUSED' }, isFailure: true });
    expect(spanOf('server')).toMatchObject({ attributes: { 'error.type': '502' }, isFailure: true });
  });

  it('because the upstream takes too long says so', async () => {
    const silent = await startSilentServer();
    running.push(silent);
    const proxy = await startProxy({
      UPSTREAM_URL: `http://127.0.0.1:${String(silent.port)}`,
      UPSTREAM_TIMEOUT_SECONDS: '0.2',
    });
    await proxy.chat();
    await ended(3);
    expect(upstreamSpan()).toMatchObject({ attributes: { 'error.type': 'timeout' }, isFailure: true });
    expect(spanOf('server')).toMatchObject({ attributes: { 'error.type': '504' }, isFailure: true });
  });

  it('because the upstream breaks off says so, though the client was told of a success', async () => {
    const { proxy } = await startWithUpstream((response) => {
      response.write('data: first\n\n', () => response.destroy());
    });
    const response = await proxy.chat({ stream: true });
    await response.text().catch(() => undefined);
    await ended(3);
    expect(upstreamSpan()).toMatchObject({ attributes: { 'error.type': 'UND_ERR_SOCKET' }, isFailure: true });
    expect(spanOf('server')).toMatchObject({
      attributes: { 'http.response.status_code': 502, 'error.type': '502' },
      isFailure: true,
    });
  });

  it('as the upstream said has its status in both spans', async () => {
    const { proxy } = await startWithUpstream((response) => response.writeHead(429).end('hunter2'));
    await (await proxy.chat()).text();
    await ended(3);
    expect(upstreamSpan()).toMatchObject({ attributes: { 'error.type': '429' }, isFailure: true });
    expect(spanOf('server')).toMatchObject({
      attributes: { 'http.response.status_code': 429 },
      isFailure: false,
    });
  });
});

describe.runIf(isInstalled('redis-server'))('the rate limiter', () => {
  it('has a span for what it asks of Redis, which does not tell of whom', async () => {
    const redis = await startRedis();
    running.push(redis);
    const proxy = await startProxy({ REDIS_URL: redis.url });
    await (await proxy.chat()).text();
    await ended(4);
    const command = spans.list().find(({ attributes }) => attributes['db.system.name'] === 'redis');
    expect(command).toMatchObject({
      name: expect.stringMatching(/^EVAL(?:SHA)?$/) as string,
      kind: 'client',
      parent: spanOf('server').span_id,
    });
    expect(JSON.stringify(command)).not.toContain(proxy.seeds.orgId);
  });

  it('has one that failed where Redis does not answer', async () => {
    const redis = await startRedis();
    running.push(redis);
    const proxy = await startProxy({ REDIS_URL: redis.url, REDIS_TIMEOUT_SECONDS: '0.05' });
    redis.signal('SIGSTOP');
    await (await proxy.chat()).text();
    redis.signal('SIGCONT');
    await ended(4);
    expect(spans.list().find(({ attributes }) => attributes['db.system.name'] === 'redis')).toMatchObject({
      attributes: { 'error.type': 'TIMEOUT' },
      isFailure: true,
    });
  });
});

async function startProxy(environment: Record<string, string>): Promise<ProxyUnderTest> {
  const proxy = await startProxyUnderTest(environment);
  running.push(proxy);
  return proxy;
}

async function startWithUpstream(
  answer: (response: ServerResponse) => void,
): Promise<{ proxy: ProxyUnderTest; upstream: ScriptedUpstream }> {
  const upstream = await startScriptedUpstream((_request, response) => {
    answer(response);
  });
  running.push(upstream);
  return { proxy: await startProxy({ UPSTREAM_URL: upstream.url, AUTH_CACHE_SECONDS: '0' }), upstream };
}

/** Waits until so many spans have ended. */
async function ended(count: number): Promise<readonly RecordedSpan[]> {
  await expect.poll(() => spans.list().length, { timeout: 5000 }).toBe(count);
  return spans.list();
}

function spanOf(kind: 'server'): RecordedSpan {
  const span = spans.list().find((one) => one.kind === kind);
  if (!span) throw new Error(`there is no ${kind} span`);
  return span;
}

function upstreamSpan(): RecordedSpan | undefined {
  return spans.list().find(({ kind, attributes }) => kind === 'client' && 'url.full' in attributes);
}
