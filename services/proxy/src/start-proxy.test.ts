import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

import { Agent, request } from 'undici';
import { describe, expect, it } from 'vitest';

import { startProxyUnderTest } from './testing/proxy-under-test.js';
import { expectRequests } from './testing/recorded.js';

describe('stopping the proxy', () => {
  it('finishes what is open and does not wait for kept-alive connections', async () => {
    const proxy = await startProxyUnderTest();
    const idle = await proxy.fetch('/v1/models');
    await idle.arrayBuffer();
    const streaming = await proxy.chat({ stream: true });
    const waiting = proxy.chat({}, { headers: { 'x-stub-delay-ms': '200' } });
    await new Promise((resolve) => setTimeout(resolve, 20));

    const start = performance.now();
    const stopped = proxy.stop();
    expect(await streaming.text()).toMatch(/\[DONE\]\n\n$/);
    const late = await waiting;
    expect(late.status).toBe(200);
    expect(late.headers.get('connection')).toBe('close');
    await late.arrayBuffer();
    await stopped;
    expect(performance.now() - start).toBeLessThan(2000);
    await expectRequests(proxy.metrics, { 'GET /v1/models 200': 1, 'POST /v1/chat/completions 200': 2 });
    await expect(proxy.fetch('/healthz')).rejects.toThrow();
  });

  it('closes a busy connection only after its response', async () => {
    const proxy = await startProxyUnderTest();
    const agent = new Agent({ connections: 1 });
    const { body } = await request(`${proxy.url}/v1/chat/completions`, {
      dispatcher: agent,
      method: 'POST',
      headers: { authorization: `Bearer ${proxy.seeds.tokens.valid}`, 'content-type': 'application/json' },
      body: '{"stream":true}',
    });
    const stopped = proxy.stop();
    expect(await body.text()).toMatch(/\[DONE\]\n\n$/);
    await stopped;
    await agent.close();
  });
});

describe('a proxy that does not start', () => {
  it('leaves nothing of it running', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    await expect(startProxyUnderTest({ PROXY_PORT: String(port) })).rejects.toThrow(
      'another program listens',
    );
    await expect.poll(() => listeners()).toBe(1);
    other.close();
  });
});

function listeners(): number {
  return process.getActiveResourcesInfo().filter((resource) => resource === 'TCPServerWrap').length;
}
