import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { countFromNow } from './testing/count-from-now.js';
import { type ProxyUnderTest, startProxyUnderTest } from './testing/proxy-under-test.js';
import { connectRaw, type RawClient } from './testing/raw-client.js';
import { startScriptedUpstream } from './testing/scripted-upstream.js';

const HEADERS_SECONDS = 0.4;
const REQUEST_SECONDS = 0.8;
const KEEP_ALIVE_SECONDS = 0.3;

let proxy: ProxyUnderTest;

beforeAll(async () => {
  proxy = await startProxyUnderTest({
    HTTP_HEADERS_TIMEOUT_SECONDS: String(HEADERS_SECONDS),
    HTTP_REQUEST_TIMEOUT_SECONDS: String(REQUEST_SECONDS),
    HTTP_KEEP_ALIVE_SECONDS: String(KEEP_ALIVE_SECONDS),
  });
});

afterAll(() => proxy.stop());

describe('clients that send byte by byte, for as long as they can', () => {
  it('in their heads or their bodies are answered 408 in time, and counted', async () => {
    const count = await countFromNow(proxy.metrics);
    const start = performance.now();
    const answers = await Promise.all([
      ...Array.from({ length: 25 }, () => drip('GET /v1/models HTTP/1.1\r\nhost: a\r\nx: ')),
      ...Array.from({ length: 25 }, () =>
        drip(
          `POST /v1/embeddings HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ${proxy.seeds.tokens.valid}\r\n` +
            'content-type: application/json\r\ncontent-length: 100000\r\n\r\n',
        ),
      ),
    ]);
    expect(performance.now() - start).toBeLessThan(1000 * REQUEST_SECONDS + 2000);
    for (const answer of answers) {
      expect(answer).toMatchObject({ status: 408, headers: { connection: 'close' } });
      expect(JSON.parse(answer.body)).toMatchObject({ error: { code: 'request_timeout' } });
    }
    await count.toBe({ 'OTHER unmatched 408': 25, 'POST /v1/embeddings 408': 25 });
  });
});

describe('a request that has arrived', () => {
  it('may be answered later than any of these times', async () => {
    const count = await countFromNow(proxy.metrics);
    const client = await connectRaw(proxy.port);
    client.send(
      `GET /v1/models HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ${proxy.seeds.tokens.valid}\r\n` +
        `x-stub-delay-ms: ${String(1500 * REQUEST_SECONDS)}\r\n\r\n`,
    );
    expect(await client.answer()).toMatchObject({ status: 200 });
    client.socket.destroy();
    await count.toBe({ 'GET /v1/models 200': 1 });
  });
});

describe('a client that takes nothing of its answer', () => {
  it('is cut off in time, counted as 499, and its request upstream is aborted', async () => {
    let isAborted = false;
    const upstream = await startScriptedUpstream((_request, response) => {
      response.on('close', () => (isAborted = true));
      const chunk = Buffer.alloc(1024 * 1024);
      const writeOn = () => {
        while (response.write(chunk));
      };
      response.on('drain', writeOn);
      writeOn();
    });
    const stalled = await startProxyUnderTest({
      UPSTREAM_URL: upstream.url,
      HTTP_STALL_TIMEOUT_SECONDS: '0.3',
    });
    try {
      const count = await countFromNow(stalled.metrics);
      const { socket } = await connectRaw(stalled.port);
      socket.pause();
      socket.write(
        `GET /v1/models HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ${stalled.seeds.tokens.valid}\r\n\r\n`,
      );
      await expect.poll(() => isAborted, { timeout: 5000 }).toBe(true);
      await count.toBe({ 'GET /v1/models 499': 1 });
      socket.destroy();
    } finally {
      await stalled.stop();
      await upstream.stop();
    }
  });
});

describe('a connection that is not used', () => {
  it('is closed after its last request, which is no request of its own', async () => {
    const count = await countFromNow(proxy.metrics);
    const client = await connectRaw(proxy.port);
    client.send('GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n');
    await client.answer();
    await client.end();
    client.socket.destroy();
    await count.toBe({ 'GET /healthz 200': 1 });
  });

  it('is closed before its first request, which is none', async () => {
    const count = await countFromNow(proxy.metrics);
    const client = await connectRaw(proxy.port);
    await client.end();
    client.socket.destroy();
    expect(client.answers).toEqual([]);
    await count.toBe({});
  });
});

/** Sends the beginning of a request, then a byte at a time until there is an answer. */
async function drip(beginning: string) {
  const client = await connectRaw(proxy.port);
  client.send(beginning);
  const drops = setInterval(() => {
    drop(client);
  }, 50);
  try {
    return await client.answer();
  } finally {
    clearInterval(drops);
    client.socket.destroy();
  }
}

function drop(client: RawClient): void {
  if (client.socket.writable) client.send('a');
}
