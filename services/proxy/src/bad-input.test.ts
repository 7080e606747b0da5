import { once } from 'node:events';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { countFromNow } from './testing/count-from-now.js';
import { type ProxyUnderTest, startProxyUnderTest } from './testing/proxy-under-test.js';
import { connectRaw, type RawClient } from './testing/raw-client.js';
import { type ScriptedUpstream, startScriptedUpstream } from './testing/scripted-upstream.js';

const CHAT = '/v1/chat/completions';
const BODY_LIMIT = 1024 * 1024;
const MEGABYTE = 1024 * 1024;
const SQL = `'; DROP TABLE agents; --`;

let upstream: ScriptedUpstream;
let proxy: ProxyUnderTest;

beforeAll(async () => {
  upstream = await startScriptedUpstream((_request, response) => response.end('{}'));
  proxy = await startProxyUnderTest({
    UPSTREAM_URL: upstream.url,
    BODY_LIMIT_BYTES: String(BODY_LIMIT),
    RATE_LIMIT_REQUESTS: '100000',
  });
});

afterAll(async () => {
  await proxy.stop();
  await upstream.stop();
});

describe('bad input is refused with one clear answer, counted once, and the connection goes on', () => {
  it.each<[string, Sent, number, string, string]>([
    ['broken JSON', post('{"messages": ['), 400, 'invalid_json', `POST ${CHAT} 400`],
    ['a byte order mark', post('\ufeff{}'), 400, 'invalid_json', `POST ${CHAT} 400`],
    ['invalid UTF-8', post(bytes(0x22, 0xff, 0x22)), 400, 'invalid_json', `POST ${CHAT} 400`],
    [
      'half of a surrogate pair',
      post(bytes(0x22, 0xed, 0xa0, 0x80, 0x22)),
      400,
      'invalid_json',
      `POST ${CHAT} 400`,
    ],
    ['two JSON values', post('{}{}'), 400, 'invalid_json', `POST ${CHAT} 400`],
    ['brackets without end', post('['.repeat(100_000)), 400, 'invalid_json', `POST ${CHAT} 400`],
    ['NUL', post('\0'), 400, 'invalid_json', `POST ${CHAT} 400`],
    [
      'another content type',
      post('{}', { 'content-type': 'text/plain' }),
      415,
      'unsupported_media_type',
      `POST ${CHAT} 415`,
    ],
    [
      'no content type',
      post('{}', { 'content-type': undefined }),
      415,
      'unsupported_media_type',
      `POST ${CHAT} 415`,
    ],
    [
      'a content type that is none',
      post('{}', { 'content-type': SQL }),
      415,
      'unsupported_media_type',
      `POST ${CHAT} 415`,
    ],
    [
      'a compressed body',
      post('{}', { 'content-encoding': 'gzip' }),
      415,
      'unsupported_media_type',
      `POST ${CHAT} 415`,
    ],
    ['a body over the limit', post(' '.repeat(BODY_LIMIT + 1)), 413, 'body_too_large', `POST ${CHAT} 413`],
    ['a path with %00', get('/v1/models%00'), 404, 'unknown_route', 'GET unmatched 404'],
    ['a path that decodes to no UTF-8', get('/%c3%28'), 400, 'bad_url', 'GET unmatched 400'],
    ['SQL in the path', get(`/${encodeURIComponent(SQL)}`), 404, 'unknown_route', 'GET unmatched 404'],
    ['a path up its tree', get('/v1/../../metrics'), 404, 'unknown_route', 'GET unmatched 404'],
    ['a path of kilobytes', get(`/${'a'.repeat(12_000)}`), 404, 'unknown_route', 'GET unmatched 404'],
    [
      'SQL for a token',
      get('/v1/models', { authorization: `Bearer ${SQL}` }),
      401,
      'token_missing',
      'GET /v1/models 401',
    ],
    [
      'kilobytes for a token',
      get('/v1/models', { authorization: `Bearer ${'a'.repeat(12_000)}` }),
      401,
      'token_unknown',
      'GET /v1/models 401',
    ],
    [
      'SQL for an agent',
      get('/v1/models', { 'x-ibex-agent-id': SQL }),
      403,
      'unknown_agent',
      'GET /v1/models 403',
    ],
    [
      'bytes for an agent',
      get('/v1/models', { 'x-ibex-agent-id': '\u00ff\u00fe' }),
      403,
      'unknown_agent',
      'GET /v1/models 403',
    ],
    ['the whole server', request('OPTIONS', '*'), 404, 'unknown_route', 'OPTIONS unmatched 404'],
    ['an unusual method', request('PROPFIND', CHAT), 404, 'unknown_route', 'OTHER unmatched 404'],
  ])('%s', async (_what, sent, status, code, series) => {
    const count = await countFromNow(proxy.metrics);
    const received = upstream.received.length;
    const client = await connectRaw(proxy.port);
    client.send(sent());
    const answer = await client.answer();
    expect(answer).toMatchObject({ status, headers: { 'content-type': 'application/json; charset=utf-8' } });
    expect(JSON.parse(answer.body)).toMatchObject({ error: { code } });
    client.send(get('/healthz')());
    expect(await client.answer(2)).toMatchObject({ status: 200 });
    client.socket.destroy();
    await count.toBe({ [series]: 1, 'GET /healthz 200': 1 });
    expect(upstream.received).toHaveLength(received);
  });
});

describe('bad input is refused with one clear answer, counted once, and the connection is closed', () => {
  const closes: [string, Sent, number, string, string][] = [
    ['NUL in the path', get('/v1/mod\0els'), 400, 'malformed_request', 'OTHER unmatched 400'],
    ['bytes in the path', get('/v1/\u00ff\u00fe'), 400, 'malformed_request', 'OTHER unmatched 400'],
    ['NUL in a header', get('/v1/models', { x: 'a\0b' }), 400, 'malformed_request', 'OTHER unmatched 400'],
    ['a method of its own', request('FETCH', '/v1/models'), 400, 'malformed_request', 'OTHER unmatched 400'],
    ['300 headers', withHeaders(300), 431, 'headers_too_large', 'GET unmatched 431'],
    ['10,000 headers', withHeaders(10_000), 431, 'headers_too_large', 'OTHER unmatched 431'],
    [
      'a token of a megabyte',
      get('/v1/models', { authorization: `Bearer ${'a'.repeat(MEGABYTE)}` }),
      431,
      'headers_too_large',
      'OTHER unmatched 431',
    ],
    [
      'a path of a megabyte',
      get(`/${'a'.repeat(MEGABYTE)}`),
      431,
      'headers_too_large',
      'OTHER unmatched 431',
    ],
    [
      'TLS',
      () => bytes(0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03),
      400,
      'malformed_request',
      'OTHER unmatched 400',
    ],
    [
      'HTTP/2',
      () => Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
      400,
      'malformed_request',
      'OTHER unmatched 400',
    ],
    ['HTTP/0.9', () => Buffer.from('GET /v1/models\r\n\r\n'), 400, 'malformed_request', 'GET unmatched 400'],
    ['a tunnel', request('CONNECT', 'example.com:443'), 405, 'no_tunnel', 'OTHER unmatched 405'],
    ['an expectation', post('{}', { expect: 'tea' }), 417, 'expectation_failed', 'POST unmatched 400'],
  ];

  it.each(closes)('%s', async (_what, sent, status, code, series) => {
    const count = await countFromNow(proxy.metrics);
    const received = upstream.received.length;
    const client = await connectRaw(proxy.port);
    client.send(sent());
    const answer = await client.answer();
    expect(answer).toMatchObject({
      status,
      headers: { 'content-type': 'application/json; charset=utf-8', connection: 'close' },
    });
    expect(JSON.parse(answer.body)).toMatchObject({ error: { code } });
    await client.end();
    client.socket.destroy();
    await count.toBe({ [series]: 1 });
    expect(upstream.received).toHaveLength(received);
  });

  it.each(closes)(
    '%s, after the answer to what was asked before',
    async (_what, sent, status, _code, series) => {
      const count = await countFromNow(proxy.metrics);
      const client = await connectRaw(proxy.port);
      client.send(Buffer.concat([get('/v1/models')(), sent()]));
      expect(await client.answer(2)).toMatchObject({ status });
      expect(client.answers[0]).toMatchObject({ status: 200, body: '{}' });
      client.socket.destroy();
      await count.toBe({ 'GET /v1/models 200': 1, [series]: 1 });
    },
  );
});

describe('unusual input that is fine is forwarded byte for byte', () => {
  it.each<[string, string]>([
    ['100,000 brackets', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['keys of the prototype', '{"__proto__":{"a":1},"constructor":{"prototype":{"a":1}}}'],
    ['a key twice', '{"a":1,"a":2}'],
    ['an escaped half of a surrogate pair', '{"text":"\\ud800"}'],
    ['an escaped NUL', '{"text":"\\u0000"}'],
    ['SQL', JSON.stringify({ text: SQL })],
    ['a number beyond any', '1e999999'],
  ])('%s', async (_what, body) => {
    const count = await countFromNow(proxy.metrics);
    const client = await connectRaw(proxy.port);
    client.send(post(body)());
    expect(await client.answer()).toMatchObject({ status: 200 });
    client.socket.destroy();
    expect(upstream.received.at(-1)?.body.toString()).toBe(body);
    await count.toBe({ [`POST ${CHAT} 200`]: 1 });
  });

  it.each<[string, Sent, string]>([
    ['a URL for a target', get('http://example.com/v1/models?a=1'), '/v1/models?a=1'],
    [
      'SQL in the query',
      get(`/v1/models?${encodeURIComponent(SQL)}`),
      `/v1/models?${encodeURIComponent(SQL)}`,
    ],
    [
      'an offer of another protocol',
      get('/v1/models', { connection: 'upgrade', upgrade: 'websocket' }),
      '/v1/models',
    ],
    ['bytes in a header', get('/v1/models', { 'x-request-id': '\u00ff\u00fe' }), '/v1/models'],
    ['HTTP/1.0', () => Buffer.from(`GET /v1/models HTTP/1.0\r\n${authorization()}\r\n\r\n`), '/v1/models'],
  ])('%s', async (_what, sent, url) => {
    const count = await countFromNow(proxy.metrics);
    const client = await connectRaw(proxy.port);
    client.send(sent());
    expect(await client.answer()).toMatchObject({ status: 200 });
    client.socket.destroy();
    expect(upstream.received.at(-1)).toMatchObject({ method: 'GET', url });
    await count.toBe({ 'GET /v1/models 200': 1 });
  });

  it('every one of 250 headers', async () => {
    const client = await connectRaw(proxy.port);
    client.send(withHeaders(250)());
    expect(await client.answer()).toMatchObject({ status: 200 });
    client.socket.destroy();
    const names = Object.keys(upstream.received.at(-1)?.headers ?? {});
    expect(names.filter((name) => /^x-\d+$/.test(name))).toHaveLength(250);
  });
});

describe('a body of 100 megabytes', () => {
  it.each<[string, Record<string, string>]>([
    ['that says so', { 'content-length': String(100 * MEGABYTE) }],
    ['that does not say so', { 'transfer-encoding': 'chunked' }],
  ])('%s is refused early, and the client can read why', async (_what, length) => {
    const count = await countFromNow(proxy.metrics);
    const before = process.memoryUsage().arrayBuffers;
    let peak = 0;
    const client = await connectRaw(proxy.port);
    client.send(head('POST', CHAT, { 'content-type': 'application/json', ...length }));
    let sent = 0;
    while (sent < 100 && client.socket.writable) {
      const isChunked = 'transfer-encoding' in length;
      if (isChunked) client.send(`${MEGABYTE.toString(16)}\r\n`);
      client.send(WHITE);
      if (isChunked) client.send('\r\n');
      sent += 1;
      peak = Math.max(peak, process.memoryUsage().arrayBuffers - before);
      await drained(client);
    }
    expect(await client.answer()).toMatchObject({ status: 413 });
    await client.end();
    client.socket.destroy();
    // The limit, what is thrown away, and what the buffers of the system hold.
    expect(sent).toBeLessThan(20);
    expect(peak).toBeLessThan(16 * MEGABYTE);
    await count.toBe({ [`POST ${CHAT} 413`]: 1 });
  });

  it('from somebody unknown is not read', async () => {
    const count = await countFromNow(proxy.metrics);
    const client = await connectRaw(proxy.port);
    const headers = { authorization: 'Bearer nobody', 'content-length': String(100 * MEGABYTE) };
    client.send(head('POST', CHAT, { 'content-type': 'application/json', ...headers }));
    expect(await client.answer()).toMatchObject({ status: 401 });
    for (let sent = 0; sent < 20 && client.socket.writable; sent += 1) {
      client.send(WHITE);
      await drained(client);
    }
    await client.end();
    client.socket.destroy();
    await count.toBe({ [`POST ${CHAT} 401`]: 1 });
  });
});

async function drained(client: RawClient): Promise<void> {
  // A connection that is reset is one way for it to end.
  if (!client.socket.writableNeedDrain) return;
  await Promise.race([once(client.socket, 'drain').catch(() => undefined), client.end()]);
}

type Sent = () => Buffer;
type Headers = Readonly<Record<string, string | undefined>>;

const WHITE = Buffer.alloc(MEGABYTE, ' ');

function get(path: string, headers: Headers = {}): Sent {
  return request('GET', path, headers);
}

function post(body: string | Buffer, headers: Headers = {}): Sent {
  const content = Buffer.from(body);
  return () =>
    Buffer.concat([
      head('POST', CHAT, {
        'content-type': 'application/json',
        'content-length': String(content.length),
        ...headers,
      }),
      content,
    ]);
}

function request(method: string, path: string, headers: Headers = {}): Sent {
  return () => head(method, path, headers);
}

function withHeaders(count: number): Sent {
  return get(
    '/v1/models',
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`x-${String(index)}`, ''])),
  );
}

function head(method: string, path: string, headers: Headers): Buffer {
  const [name = '', token = ''] = authorization().split(': ');
  const lines = Object.entries({ host: 'a', [name]: token, ...headers })
    .filter(([, value]) => value !== undefined)
    .map(([header, value = '']) => `${header}: ${value}\r\n`);
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`, 'latin1');
}

function authorization(): string {
  return `authorization: Bearer ${proxy.seeds.tokens.valid}`;
}

function bytes(...values: readonly number[]): Buffer {
  return Buffer.from(values);
}
