import type { ServerResponse } from 'node:http';
import { connect } from 'node:net';

import { afterEach, describe, expect, it } from 'vitest';

import { type ProxyUnderTest, startProxyUnderTest } from './testing/proxy-under-test.js';
import { expectRequests, recorded } from './testing/recorded.js';
import { startScriptedAuth } from './testing/scripted-auth.js';
import { type ScriptedUpstream, startScriptedUpstream } from './testing/scripted-upstream.js';

const CHAT = '/v1/chat/completions';

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const part of running.splice(0).reverse()) await part.stop();
});

/** A proxy before an upstream that leaves its responses to the test. */
async function startWithOpenResponses(): Promise<{
  proxy: ProxyUnderTest;
  upstream: ScriptedUpstream;
  responses: ServerResponse[];
}> {
  const responses: ServerResponse[] = [];
  const upstream = await startScriptedUpstream((_request, response) => responses.push(response));
  running.push(upstream);
  const proxy = await startProxyUnderTest({ UPSTREAM_URL: upstream.url });
  running.push(proxy);
  return { proxy, upstream, responses };
}

async function firstOf(responses: readonly ServerResponse[]): Promise<ServerResponse> {
  await expect.poll(() => responses.length).toBeGreaterThan(0);
  const [first] = responses;
  if (!first) throw new Error('the upstream was asked for nothing');
  return first;
}

describe('a streamed response', () => {
  it('reaches the client piece by piece: status, first event, last event', async () => {
    const { proxy, responses } = await startWithOpenResponses();
    const pending = proxy.chat({ stream: true });
    const upstream = await firstOf(responses);

    upstream.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
    const response = await pending;
    expect(response.headers.get('content-type')).toBe('text/event-stream');

    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    upstream.write('data: first\n\n');
    expect(await reader?.read()).toEqual({ done: false, value: 'data: first\n\n' });
    await expectRequests(proxy.metrics, {});

    upstream.end('data: last\n\n');
    expect(await reader?.read()).toEqual({ done: false, value: 'data: last\n\n' });
    expect(await reader?.read()).toMatchObject({ done: true });
    await expectRequests(proxy.metrics, { [`POST ${CHAT} 200`]: 1 });
  });

  it('is measured to its last byte', async () => {
    const proxy = await startProxyUnderTest();
    running.push(proxy);
    await (await proxy.chat({ stream: true })).text();
    await expectRequests(proxy.metrics, { [`POST ${CHAT} 200`]: 1 });
    const sums = await recorded(proxy.metrics, 'ibex_proxy_request_duration_seconds_sum');
    // The stub pauses 20 ms after each of four chunks.
    expect(Object.values(sums)[0]).toBeGreaterThan(0.07);
  });

  it('that breaks off upstream breaks off for the client, and is counted as 502', async () => {
    const proxy = await startProxyUnderTest();
    running.push(proxy);
    const response = await proxy.chat({ stream: true }, { headers: { 'x-stub-break-off': 'yes' } });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
    await expectRequests(proxy.metrics, { [`POST ${CHAT} 502`]: 1 });
    expect((await proxy.chat()).status).toBe(200);
  });
});

describe('a client that hangs up', () => {
  it.each([
    ['before the headers', false],
    ['in the middle of the stream', true],
  ])('%s is counted as 499, and the upstream request is aborted', async (_case, isStreaming) => {
    const { proxy, responses } = await startWithOpenResponses();
    const client = new AbortController();
    const pending = proxy.chat({ stream: true }, { signal: client.signal });
    const upstream = await firstOf(responses);
    let isAborted = false;
    upstream.on('close', () => (isAborted = true));
    if (isStreaming) {
      upstream.writeHead(200).write('data: first\n\n');
      const reader = (await pending).body?.getReader();
      await reader?.read();
      client.abort();
    } else {
      client.abort();
      await expect(pending).rejects.toThrow();
    }
    await expect.poll(() => isAborted).toBe(true);
    await expectRequests(proxy.metrics, { [`POST ${CHAT} 499`]: 1 });
  });

  it('in the middle of its own body is counted as 499, and nothing is forwarded', async () => {
    const { proxy, upstream } = await startWithOpenResponses();
    const socket = connect(proxy.port, '127.0.0.1');
    socket.write(
      `POST ${CHAT} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${proxy.seeds.tokens.valid}\r\n` +
        'content-type: application/json\r\ncontent-length: 100\r\n\r\n{"half":',
    );
    await expect
      .poll(() => recorded(proxy.metrics, 'ibex_proxy_rate_limited_total'))
      .toEqual({ '{result="allowed"}': 1 });
    socket.destroy();
    await expectRequests(proxy.metrics, { [`POST ${CHAT} 499`]: 1 });
    expect(upstream.received).toEqual([]);
    await expect.poll(() => recorded(proxy.metrics, 'ibex_proxy_active_connections')).toEqual({});
  });

  it('while auth is asked is counted as 499, and nothing is forwarded', async () => {
    const answers: (() => void)[] = [];
    const auth = await startScriptedAuth({
      validateToken: (_call, done) => {
        answers.push(() => {
          done(null, { tokenId: 't', orgId: 'o', userId: 'u' });
        });
      },
    });
    const upstream = await startScriptedUpstream((_request, response) => response.end());
    const proxy = await startProxyUnderTest({ AUTH_ADDRESS: auth.address, UPSTREAM_URL: upstream.url });
    running.push(upstream, proxy);
    const socket = connect(proxy.port, '127.0.0.1');
    socket.write('GET /v1/models HTTP/1.1\r\nhost: x\r\nauthorization: Bearer t\r\n\r\n');
    await expect.poll(() => answers).toHaveLength(1);
    socket.destroy();
    await expectRequests(proxy.metrics, { 'GET /v1/models 499': 1 });
    answers[0]?.();
    await expect
      .poll(() => recorded(proxy.metrics, 'ibex_proxy_rate_limited_total'))
      .toEqual({ '{result="allowed"}': 1 });
    // Auth's answer is remembered. What would be forwarded is on its way by now.
    const later = await proxy.fetch('/v1/models', { headers: { authorization: 'Bearer t' } });
    expect(later.status).toBe(200);
    expect(upstream.received).toHaveLength(1);
    auth.stop();
  });

  it('with pipelined requests is counted once for each, and all upstream requests are aborted', async () => {
    const { proxy, responses } = await startWithOpenResponses();
    const request = `GET /v1/models HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${proxy.seeds.tokens.valid}\r\n\r\n`;
    const socket = connect(proxy.port, '127.0.0.1');
    socket.write(request.repeat(12));
    await expect.poll(() => responses.length, { timeout: 5000 }).toBe(12);
    let aborted = 0;
    for (const response of responses) response.on('close', () => (aborted += 1));
    socket.destroy();
    await expect.poll(() => aborted).toBe(12);
    await expectRequests(proxy.metrics, { 'GET /v1/models 499': 12 });
  });
});

describe('pipelined requests', () => {
  it('are answered in order and counted once each', async () => {
    const { proxy, responses } = await startWithOpenResponses();
    const head = `host: x\r\nauthorization: Bearer ${proxy.seeds.tokens.valid}\r\n`;
    const socket = connect(proxy.port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.write(
      `GET /v1/models?1 HTTP/1.1\r\n${head}\r\nGET /v1/models?2 HTTP/1.1\r\n${head}connection: close\r\n\r\n`,
    );
    await expect.poll(() => responses.length).toBe(2);
    const byUrl = responses.toSorted((one, another) =>
      (one.req.url ?? '').localeCompare(another.req.url ?? ''),
    );
    byUrl[1]?.end('second');
    byUrl[0]?.end('first');
    await expect.poll(() => socket.readableEnded).toBe(true);
    expect(answer.indexOf('first')).toBeGreaterThan(-1);
    expect(answer.indexOf('second')).toBeGreaterThan(answer.indexOf('first'));
    await expectRequests(proxy.metrics, { 'GET /v1/models 200': 2 });
  });
});
