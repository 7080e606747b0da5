import { setTimeout as pause } from 'node:timers/promises';

import { createMetrics } from '@ibex/metrics';
import { createLogger } from '@ibex/service-runtime';
import { isInstalled, startRedis } from '@ibex/test-programs';
import { afterEach, describe, expect, it } from 'vitest';

import { createRateLimiter } from './rate-limit.js';
import { type ProxyUnderTest, startProxyUnderTest } from './testing/proxy-under-test.js';
import { expectRequests, recorded } from './testing/recorded.js';
import { closedPort, startSilentServer } from './testing/silent-server.js';
import { startStubAuth } from './test-mode/stub-auth.js';

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const part of running.splice(0).reverse()) await part.stop();
});

function started<Part extends { stop(): Promise<void> }>(part: Part): Part {
  running.push(part);
  return part;
}

async function startLimiter({ redisUrl }: { redisUrl?: string } = {}) {
  const metrics = createMetrics({ service: 'proxy', runtimeMetrics: false });
  const limiter = await createRateLimiter({
    redisUrl,
    redisTimeout: 100,
    requests: 2,
    windowSeconds: 1,
    record: metrics.record,
    logger: createLogger('proxy', 'silent'),
  });
  running.push({
    stop: () => {
      limiter.close();
      return Promise.resolve();
    },
  });
  return { limiter, metrics };
}

describe('the limiter in this process', () => {
  it('counts each organisation for itself, and starts again with each window', async () => {
    const { limiter, metrics } = await startLimiter();
    expect(limiter.store).toBe('in-process');
    await limiter.take('one');
    await limiter.take('one');
    await expect(limiter.take('one')).rejects.toMatchObject({
      statusCode: 429,
      headers: { 'retry-after': '1' },
    });
    await limiter.take('another');
    await pause(1100);
    await limiter.take('one');
    expect(await recorded(metrics, 'ibex_proxy_rate_limited_total')).toEqual({
      '{result="allowed"}': 4,
      '{result="denied"}': 1,
    });
  });
});

describe('the limiter without its Redis', () => {
  it('counts in this process, and counts each failure', async () => {
    const { limiter, metrics } = await startLimiter({
      redisUrl: `redis://127.0.0.1:${String(await closedPort())}`,
    });
    expect(limiter.store).toBe('redis');
    await limiter.take('one');
    await limiter.take('one');
    await expect(limiter.take('one')).rejects.toMatchObject({ statusCode: 429 });
    expect(await recorded(metrics, 'ibex_proxy_rate_limit_redis_errors_total')).toEqual({ '': 3 });
    expect(await recorded(metrics, 'ibex_proxy_rate_limited_total')).toEqual({
      '{result="allowed"}': 2,
      '{result="denied"}': 1,
    });
  });

  it('starts in time where Redis accepts and never answers', async () => {
    const silent = started(await startSilentServer());
    const start = performance.now();
    const { limiter, metrics } = await startLimiter({ redisUrl: `redis://127.0.0.1:${String(silent.port)}` });
    await limiter.take('one');
    expect(performance.now() - start).toBeLessThan(3000);
    expect(await recorded(metrics, 'ibex_proxy_rate_limit_redis_errors_total')).toEqual({ '': 1 });
  });
});

describe.skipIf(!isInstalled('redis-server'))('the limiter on a real Redis', () => {
  it('gives several proxies one limit', async () => {
    const redis = started(await startRedis());
    const auth = started(await startStubAuth());
    const environment = { REDIS_URL: redis.url, AUTH_ADDRESS: auth.address, RATE_LIMIT_REQUESTS: '5' };
    const one = started(await startProxyUnderTest(environment));
    const another = started(await startProxyUnderTest(environment));
    const headers = { authorization: `Bearer ${auth.seeds.tokens.valid}` };

    const statuses = await Promise.all(
      [one, another, one, another, one, another, one, another].map(
        async (proxy) => (await proxy.fetch('/v1/models', { headers })).status,
      ),
    );

    expect(statuses.filter((status) => status === 200)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(3);
    for (const { metrics } of [one, another]) {
      expect(await recorded(metrics, 'ibex_proxy_rate_limit_redis_errors_total')).toEqual({});
    }
  });

  it('lets requests pass where Redis stops, counts each failure, and is back when Redis is', async () => {
    const redis = await startRedis();
    const proxy = started(await startProxyUnderTest({ REDIS_URL: redis.url }));
    expect((await proxy.fetch('/v1/models')).status).toBe(200);
    await redis.stop();

    for (let i = 0; i < 3; i += 1) expect((await proxy.fetch('/v1/models')).status).toBe(200);

    await expectRequests(proxy.metrics, { 'GET /v1/models 200': 4 });
    expect(await recorded(proxy.metrics, 'ibex_proxy_rate_limit_redis_errors_total')).toEqual({ '': 3 });
    expect(await recorded(proxy.metrics, 'ibex_proxy_rate_limited_total')).toEqual({
      '{result="allowed"}': 4,
    });

    started(await startRedis(redis.port));
    await expect.poll(() => failuresAddedBy(proxy), { timeout: 10_000, interval: 200 }).toBe(0);
  });
});

async function failuresAddedBy(proxy: ProxyUnderTest): Promise<number> {
  const failures = async () =>
    (await recorded(proxy.metrics, 'ibex_proxy_rate_limit_redis_errors_total'))[''] ?? 0;
  const before = await failures();
  await proxy.fetch('/v1/models');
  return (await failures()) - before;
}
