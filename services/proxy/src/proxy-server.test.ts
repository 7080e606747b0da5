import { once } from 'node:events';
import { createServer as createHttp2Server } from 'node:http2';
import { type AddressInfo, connect } from 'node:net';

import { afterEach, describe, expect, it } from 'vitest';

import { type ProxyUnderTest, startProxyUnderTest } from './testing/proxy-under-test.js';
import { expectRequests, recorded } from './testing/recorded.js';
import { startScriptedUpstream } from './testing/scripted-upstream.js';
import { closedPort, startSilentServer } from './testing/silent-server.js';

const CHAT = '/v1/chat/completions';

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const part of running.splice(0).reverse()) await part.stop();
});

async function startWith(environment?: Record<string, string>): Promise<ProxyUnderTest> {
  return started(await startProxyUnderTest(environment));
}

function started<Part extends { stop(): Promise<void> }>(part: Part): Part {
  running.push(part);
  return part;
}

describe('a request that is forwarded', () => {
  it('gets what the upstream answers, and is counted once', async () => {
    const proxy = await startWith();
    expect(await (await proxy.chat()).json()).toMatchObject({ object: 'chat.completion' });
    expect(
      await (
        await proxy.fetch('/v1/embeddings', {
          method: 'POST',
          body: '{"input":"x"}',
          headers: { 'content-type': 'application/json; charset=utf-8' },
        })
      ).json(),
    ).toMatchObject({ object: 'list' });
    expect(await (await proxy.fetch('/v1/models')).json()).toMatchObject({ object: 'list' });

    await expectRequests(proxy.metrics, {
      'POST /v1/chat/completions 200': 1,
      'POST /v1/embeddings 200': 1,
      'GET /v1/models 200': 1,
    });
    expect(await recorded(proxy.metrics, 'ibex_proxy_rate_limited_total')).toEqual({
      '{result="allowed"}': 3,
    });
  });

  it('reaches the upstream byte for byte, with the key of the proxy and no secret of the client', async () => {
    const upstream = started(await startScriptedUpstream((_request, response) => response.end('{}')));
    const proxy = await startWith({
      UPSTREAM_URL: `${upstream.url}/base/`,
      UPSTREAM_API_KEY: 'upstream-key',
    });
    const body = ' {"messages": [],\r\n "n" : 1.0, "n": 2, "text":"\\u00e9 é"}\n';
    await proxy.fetch(`${CHAT}?a=1&b=%2F`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        cookie: 'session=1',
        'x-ibex-agent-id': proxy.seeds.agentId,
        'x-ibex-other': '1',
        'x-request-id': 'mine',
      },
    });

    expect(upstream.received).toHaveLength(1);
    const [received] = upstream.received;
    expect(received?.url).toBe('/base/v1/chat/completions?a=1&b=%2F');
    expect(received?.body.toString()).toBe(body);
    expect(received?.headers).toMatchObject({
      authorization: 'Bearer upstream-key',
      'content-type': 'application/json',
      'x-request-id': 'mine',
      host: new URL(upstream.url).host,
    });
    for (const name of ['cookie', 'x-ibex-agent-id', 'x-ibex-other']) {
      expect(received?.headers).not.toHaveProperty(name);
    }
  });

  it('has no authorization where the proxy has no key', async () => {
    const upstream = started(await startScriptedUpstream((_request, response) => response.end('{}')));
    const proxy = await startWith({ UPSTREAM_URL: upstream.url });
    await proxy.fetch('/v1/models');
    expect(upstream.received[0]?.headers).not.toHaveProperty('authorization');
  });

  it.each([400, 404, 429, 500, 503])('gets the status %i of the upstream', async (status) => {
    const proxy = await startWith();
    const response = await proxy.chat({}, { headers: { 'x-stub-status': String(status) } });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { type: 'stub_error' } });
    await expectRequests(proxy.metrics, { [`POST ${CHAT} ${String(status)}`]: 1 });
  });

  it('gets an unusual status as it is, which is counted as its class', async () => {
    const proxy = await startWith();
    expect((await proxy.chat({}, { headers: { 'x-stub-status': '418' } })).status).toBe(418);
    await expectRequests(proxy.metrics, { [`POST ${CHAT} 400`]: 1 });
  });

  it('gets the headers of the upstream, less its cookies', async () => {
    const upstream = started(
      await startScriptedUpstream((_request, response) => {
        response.writeHead(200, { 'x-request-id': 'theirs', vary: 'a, b', 'set-cookie': 'a=1' }).end('{}');
      }),
    );
    const proxy = await startWith({ UPSTREAM_URL: upstream.url });
    const { headers } = await proxy.chat();
    expect(headers.get('x-request-id')).toBe('theirs');
    expect(headers.get('vary')).toBe('a, b');
    expect(headers.has('set-cookie')).toBe(false);
  });

  it('is not led astray by a redirect', async () => {
    const upstream = started(
      await startScriptedUpstream((_request, response) => {
        response.writeHead(302, { location: 'http://elsewhere.example/' }).end();
      }),
    );
    const proxy = await startWith({ UPSTREAM_URL: upstream.url });
    const response = await proxy.fetch('/v1/models', { redirect: 'manual' });
    expect(response.status).toBe(302);
    expect(upstream.received).toHaveLength(1);
  });
});

describe('a request whose sender is not known', () => {
  it.each([
    ['no header', {}, 'token_missing'],
    ['another scheme', { authorization: 'Basic abc' }, 'token_missing'],
    ['no token', { authorization: 'Bearer ' }, 'token_missing'],
    ['two tokens', { authorization: 'Bearer a b' }, 'token_missing'],
    ['an unknown token', { authorization: 'Bearer nobody' }, 'token_unknown'],
    ['a huge token', { authorization: `Bearer ${'a'.repeat(8000)}` }, 'token_unknown'],
  ])('is refused: %s', async (_case, headers, code) => {
    const proxy = await startWith();
    const response = await fetch(proxy.url + CHAT, { method: 'POST', headers });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(await response.json()).toMatchObject({ error: { code, type: 'authentication_error' } });
    await expectRequests(proxy.metrics, { [`POST ${CHAT} 401`]: 1 });
    expect(await recorded(proxy.metrics, 'ibex_proxy_rate_limited_total')).toEqual({});
  });

  it.each(['expired', 'revoked'] as const)('is refused: a token that is %s', async (kind) => {
    const proxy = await startWith();
    const token = proxy.seeds.tokens[kind];
    const response = await proxy.fetch('/v1/models', { headers: { authorization: `Bearer ${token}` } });
    expect(response.status).toBe(401);
    const body = await response.text();
    expect(JSON.parse(body)).toMatchObject({ error: { code: `token_${kind}` } });
    expect(body).not.toContain(token);
    await expectRequests(proxy.metrics, { 'GET /v1/models 401': 1 });
  });

  it('is refused without asking auth where the token is longer than any', async () => {
    const silent = started(await startSilentServer());
    const proxy = await startWith({ AUTH_ADDRESS: `127.0.0.1:${String(silent.port)}` });
    const response = await proxy.fetch('/v1/models', {
      headers: { authorization: `Bearer ${'a'.repeat(5000)}` },
    });
    expect(response.status).toBe(401);
  });

  it('is refused before its body is looked at', async () => {
    const proxy = await startWith({ BODY_LIMIT_BYTES: '10' });
    const response = await proxy.chat(
      { far: 'more than ten bytes' },
      { headers: { authorization: 'Bearer no' } },
    );
    expect(response.status).toBe(401);
  });
});

describe('a request on behalf of an agent', () => {
  it('is forwarded where the agent belongs to the organisation', async () => {
    const proxy = await startWith();
    const response = await proxy.chat({}, { headers: { 'x-ibex-agent-id': proxy.seeds.agentId } });
    expect(response.status).toBe(200);
  });

  it.each(['00000000-0000-4000-8000-000000000000', 'no UUID', ''])(
    'is refused for agent "%s"',
    async (agentId) => {
      const proxy = await startWith();
      const response = await proxy.chat({}, { headers: { 'x-ibex-agent-id': agentId } });
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({
        error: { code: 'unknown_agent', type: 'permission_error' },
      });
      await expectRequests(proxy.metrics, { [`POST ${CHAT} 403`]: 1 });
    },
  );
});

describe('a body that cannot be forwarded', () => {
  it.each([
    ['broken JSON', '{"messages": [', 'application/json', 400, 'invalid_json'],
    ['no JSON', 'hello', 'application/json', 400, 'invalid_json'],
    ['nothing', '', 'application/json', 400, 'invalid_json'],
    ['invalid UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 'application/json', 400, 'invalid_json'],
    ['text', '{}', 'text/plain', 415, 'unsupported_media_type'],
    ['a form', 'a=1', 'application/x-www-form-urlencoded', 415, 'unsupported_media_type'],
    ['too much', JSON.stringify('x'.repeat(2000)), 'application/json', 413, 'body_too_large'],
  ])('is refused: %s', async (_case, body, contentType, status, code) => {
    const upstream = started(await startScriptedUpstream((_request, response) => response.end('{}')));
    const proxy = await startWith({ BODY_LIMIT_BYTES: '1000', UPSTREAM_URL: upstream.url });
    const response = await proxy.chat({}, { body, headers: { 'content-type': contentType } });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { code, type: 'invalid_request_error' } });
    await expectRequests(proxy.metrics, { [`POST ${CHAT} ${String(status)}`]: 1 });
    expect(upstream.received).toEqual([]);
  });

  it('is refused where it is missing', async () => {
    const proxy = await startWith();
    const response = await proxy.fetch(CHAT, { method: 'POST' });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'invalid_json' } });
  });

  it('is refused as soon as it is too long, also where its length is not told', async () => {
    const proxy = await startWith({ BODY_LIMIT_BYTES: '1000' });
    const body = new Blob(['"', 'x'.repeat(100_000), '"']).stream();
    const response = await proxy.chat({}, { body, duplex: 'half' } as never);
    expect(response.status).toBe(413);
    await expectRequests(proxy.metrics, { [`POST ${CHAT} 413`]: 1 });
  });
});

describe('a request to nowhere', () => {
  it.each([
    ['GET', '/v1/users/3f1c9a52-7f0e-4a57-9a51-0f7a4c4b8f10?token=abc', 404, 'GET unmatched 404'],
    ['GET', CHAT, 404, 'GET unmatched 404'],
    ['HEAD', '/v1/models', 404, 'HEAD unmatched 404'],
    ['DELETE', '/v1/models', 404, 'OTHER unmatched 404'],
    ['GET', '/%zz', 400, 'GET unmatched 400'],
  ])('%s %s is answered %i in JSON and counted as unmatched', async (method, path, status, series) => {
    const proxy = await startWith();
    const response = await proxy.fetch(path, { method });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    if (method !== 'HEAD') expect(await response.json()).toHaveProperty('error');
    await expectRequests(proxy.metrics, { [series]: 1 });
  });

  it('never makes a path a label value', async () => {
    const proxy = await startWith();
    const ids = Array.from({ length: 20 }, () => crypto.randomUUID());
    await Promise.all(ids.map(async (id) => (await proxy.fetch(`/v1/models/${id}?${id}`)).arrayBuffer()));
    await expectRequests(proxy.metrics, { 'GET unmatched 404': 20 });
    const { body } = await proxy.metrics.scrape();
    for (const id of [...ids, proxy.seeds.orgId, proxy.seeds.tokens.valid]) expect(body).not.toContain(id);
  });
});

describe('the rate limit of an organisation', () => {
  it('refuses what is too much and says how long to wait', async () => {
    const proxy = await startWith({ RATE_LIMIT_REQUESTS: '2', RATE_LIMIT_WINDOW_SECONDS: '60' });
    expect((await proxy.chat()).status).toBe(200);
    expect((await proxy.chat()).status).toBe(200);
    const response = await proxy.chat();
    expect(response.status).toBe(429);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(20);
    expect(Number(response.headers.get('retry-after'))).toBeLessThanOrEqual(30);
    expect(await response.json()).toMatchObject({
      error: { code: 'rate_limited', type: 'rate_limit_error' },
    });
    await expectRequests(proxy.metrics, { [`POST ${CHAT} 200`]: 2, [`POST ${CHAT} 429`]: 1 });
    expect(await recorded(proxy.metrics, 'ibex_proxy_rate_limited_total')).toEqual({
      '{result="allowed"}': 2,
      '{result="denied"}': 1,
    });
    expect(await recorded(proxy.metrics, 'ibex_proxy_rate_limit_redis_errors_total')).toEqual({});
  });
});

describe('auth that fails', () => {
  it('refused: 503 at once, and the proxy is not ready', async () => {
    const proxy = await startWith({ AUTH_ADDRESS: `127.0.0.1:${String(await closedPort())}` });
    const response = await proxy.chat();
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ error: { code: 'auth_unavailable', type: 'api_error' } });
    await expectRequests(proxy.metrics, { [`POST ${CHAT} 503`]: 1 });
    expect(await (await fetch(`${proxy.url}/readyz`)).json()).toEqual({
      status: 'not ready',
      checks: { auth: 'failing' },
    });
  });

  it('frozen: not ready, though its connection is open', async () => {
    const frozen = createHttp2Server();
    frozen.listen(0, '127.0.0.1');
    await once(frozen, 'listening');
    started({
      stop: () =>
        new Promise<void>((resolve) =>
          frozen.close(() => {
            resolve();
          }),
        ),
    });
    const { port } = frozen.address() as AddressInfo;
    const proxy = await startWith({
      AUTH_ADDRESS: `127.0.0.1:${String(port)}`,
      AUTH_TIMEOUT_SECONDS: '0.3',
    });
    const connected = once(frozen, 'stream');
    expect((await fetch(`${proxy.url}/readyz`)).status).toBe(503);
    await connected;
  });

  it('silent: 503 within the deadline', async () => {
    const silent = started(await startSilentServer());
    const proxy = await startWith({
      AUTH_ADDRESS: `127.0.0.1:${String(silent.port)}`,
      AUTH_TIMEOUT_SECONDS: '0.3',
    });
    const start = performance.now();
    expect((await proxy.chat()).status).toBe(503);
    expect(performance.now() - start).toBeLessThan(2000);
    await expectRequests(proxy.metrics, { [`POST ${CHAT} 503`]: 1 });
  });
});

describe('an upstream that fails', () => {
  it('refused: 502', async () => {
    const proxy = await startWith({ UPSTREAM_URL: `http://127.0.0.1:${String(await closedPort())}` });
    const response = await proxy.chat();
    expect(response.status).toBe(502);
    expect(await response.json()).toMatchObject({
      error: { code: 'upstream_unreachable', type: 'api_error' },
    });
    await expectRequests(proxy.metrics, { [`POST ${CHAT} 502`]: 1 });
  });

  it('reset before it answers: 502', async () => {
    const upstream = started(await startScriptedUpstream((request) => request.socket.resetAndDestroy()));
    const proxy = await startWith({ UPSTREAM_URL: upstream.url });
    expect((await proxy.chat()).status).toBe(502);
    await expectRequests(proxy.metrics, { [`POST ${CHAT} 502`]: 1 });
  });

  it('slow to its headers: 504, and the upstream is told', async () => {
    let isAborted = false;
    const upstream = started(
      await startScriptedUpstream((_request, response) => response.on('close', () => (isAborted = true))),
    );
    const proxy = await startWith({ UPSTREAM_URL: upstream.url, UPSTREAM_TIMEOUT_SECONDS: '0.2' });
    const start = performance.now();
    const response = await proxy.chat();
    expect(performance.now() - start).toBeLessThan(1500);
    expect(response.status).toBe(504);
    expect(await response.json()).toMatchObject({ error: { code: 'upstream_timeout', type: 'api_error' } });
    await expectRequests(proxy.metrics, { [`POST ${CHAT} 504`]: 1 });
    await expect.poll(() => isAborted).toBe(true);
  });

  it('slow to its body only: the timeout is over by then', async () => {
    const proxy = await startWith({ UPSTREAM_TIMEOUT_SECONDS: '0.05' });
    const response = await proxy.chat({ stream: true });
    expect(await response.text()).toMatch(/\[DONE\]\n\n$/);
  });
});

describe('the service routes', () => {
  it('are counted too, /metrics included', async () => {
    const proxy = await startWith();
    for (const path of ['/healthz', '/readyz', '/metrics']) {
      const response = await fetch(proxy.url + path);
      expect(response.status).toBe(200);
      await response.arrayBuffer();
    }
    await expectRequests(proxy.metrics, {
      'GET /healthz 200': 1,
      'GET /readyz 200': 1,
      'GET /metrics 200': 1,
    });
  });
});

describe('ibex_proxy_active_connections', () => {
  it('counts open sockets, with or without a request', async () => {
    const proxy = await startWith();
    const sockets = [1, 2, 3].map(() => connect(proxy.port, '127.0.0.1'));
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    await expect.poll(() => recorded(proxy.metrics, 'ibex_proxy_active_connections')).toEqual({ '': 3 });
    for (const socket of sockets) socket.destroy();
    await expect.poll(() => recorded(proxy.metrics, 'ibex_proxy_active_connections')).toEqual({});
  });
});
