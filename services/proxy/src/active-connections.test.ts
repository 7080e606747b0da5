import type { ServerResponse } from 'node:http';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { type ProxyUnderTest, startProxyUnderTest } from './testing/proxy-under-test.js';
import { connectRaw, type RawClient } from './testing/raw-client.js';
import { recorded } from './testing/recorded.js';
import { type ScriptedUpstream, startScriptedUpstream } from './testing/scripted-upstream.js';

/** How many connections of each kind. */
const N = 10;

let upstream: ScriptedUpstream;
let proxy: ProxyUnderTest;
const waiting: ServerResponse[] = [];
const clients: RawClient[] = [];

beforeEach(async () => {
  upstream = await startScriptedUpstream((request, response) => {
    if (request.url?.endsWith('?wait') === true) waiting.push(response);
    else response.end('{}');
  });
  proxy = await startProxyUnderTest({ UPSTREAM_URL: upstream.url });
});

afterEach(async () => {
  for (const { socket } of clients.splice(0)) socket.destroy();
  waiting.length = 0;
  await proxy.stop();
  await upstream.stop();
});

describe('a connection is counted as long as it is open', () => {
  it.each<[string, (client: RawClient) => Promise<unknown>]>([
    ['that sends nothing', () => Promise.resolve()],
    ['that is kept alive', (client) => exchange(client, request('/v1/models'), 1)],
    ['that is used often', (client) => exchange(client, request('/v1/models').repeat(5), 5)],
    ['in the middle of a head', (client) => exchange(client, 'GET / HTTP/1.1\r\n', 0)],
    ['in the middle of a body', (client) => exchange(client, body('{"half":'), 0)],
    ['whose request waits', (client) => exchange(client, request('/v1/models?wait'), 0)],
    ['whose requests wait', (client) => exchange(client, request('/v1/models?wait').repeat(5), 0)],
  ])('%s: until the client closes it, or resets it', async (_what, begin) => {
    for (const end of ['destroy', 'resetAndDestroy'] as const) {
      await openAll(begin);
      await expectOpen(N);
      for (const { socket } of clients.splice(0)) socket[end]();
      await expectOpen(0);
    }
  });

  it('until the proxy has refused what came over it, and the client has closed it as well', async () => {
    await openAll((client) => exchange(client, 'hello\r\n\r\n', 1));
    for (const client of clients) await client.end();
    await expectOpen(0);
  });

  it('of a client that closes its own half: until the proxy has closed the other', async () => {
    await openAll((client) => exchange(client, request('/v1/models'), 1));
    for (const { socket } of clients) socket.end();
    await expectOpen(0);
  });

  it('until the upstream broke off, and the client was told so', async () => {
    await openAll((client) => exchange(client, request('/v1/models?wait'), 0));
    await expect.poll(() => waiting.length).toBe(N);
    for (const response of waiting) response.writeHead(200, { 'content-length': '100' }).write('half');
    await Promise.all(
      clients.map(({ socket }) => new Promise((resolve) => socket.once('progress', resolve))),
    );
    for (const response of waiting) response.destroy();
    for (const client of clients) await client.end();
    await expectOpen(0);
  });

  it('until the proxy has stopped, with each of them', async () => {
    await openAll((client) => exchange(client, request('/v1/models'), 1));
    await openAll(() => Promise.resolve());
    await openAll((client) => exchange(client, request('/v1/models?wait'), 0));
    await expect.poll(() => waiting.length).toBe(N);
    await expectOpen(3 * N);
    const stopped = proxy.stop();
    for (const response of waiting) response.end('{}');
    await stopped;
    await expectOpen(0);
  });
});

async function openAll(begin: (client: RawClient) => Promise<unknown>): Promise<void> {
  const opened = await Promise.all(Array.from({ length: N }, () => connectRaw(proxy.port)));
  clients.push(...opened);
  await Promise.all(opened.map(begin));
}

async function exchange(client: RawClient, sent: string, answers: number): Promise<void> {
  client.send(sent);
  if (answers > 0) await client.answer(answers);
}

async function expectOpen(count: number): Promise<void> {
  await expect
    .poll(() => recorded(proxy.metrics, 'ibex_proxy_active_connections'), { timeout: 5000, interval: 10 })
    .toEqual(count === 0 ? {} : { '': count });
}

function request(path: string): string {
  return `GET ${path} HTTP/1.1\r\nhost: a\r\n${authorization()}\r\n`;
}

function body(begun: string): string {
  const head = `POST /v1/embeddings HTTP/1.1\r\nhost: a\r\n${authorization()}`;
  return `${head}content-type: application/json\r\ncontent-length: 1000\r\n\r\n${begun}`;
}

function authorization(): string {
  return `authorization: Bearer ${proxy.seeds.tokens.valid}\r\n`;
}
