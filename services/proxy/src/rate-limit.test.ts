import { createMetrics } from '@ibex/metrics';
import { createLogger } from '@ibex/service-runtime';
import { isInstalled, type Redis as RedisServer, startRedis } from '@ibex/test-programs';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { createRateLimiter, type RateLimiter } from './rate-limit.js';
import { startProxyUnderTest } from './testing/proxy-under-test.js';
import { expectRequests, recorded } from './testing/recorded.js';
import { closedPort, startSilentServer } from './testing/silent-server.js';
import { startStubAuth } from './test-mode/stub-auth.js';

const running: { stop(): unknown }[] = [];
afterEach(async () => {
  for (const part of running.splice(0).reverse()) await part.stop();
});

function started<Part extends { stop(): unknown }>(part: Part): Part {
  running.push(part);
  return part;
}

/** Where Redis is to be late, in milliseconds; elsewhere it may take its time on a busy machine. */
const REDIS_TIMEOUT = 100;

/** A limiter whose bucket does not leak while a test runs, unless the test says otherwise. */
async function startLimiter(
  options: { redisUrl?: string; redisTimeout?: number; requests?: number; windowSeconds?: number } = {},
) {
  const metrics = createMetrics({ service: 'proxy', runtimeMetrics: false });
  const limiter = await createRateLimiter({
    redisUrl: options.redisUrl,
    redisTimeout: options.redisTimeout ?? 5000,
    requests: options.requests ?? 2,
    windowSeconds: options.windowSeconds ?? 86_400,
    record: metrics.record,
    logger: createLogger('proxy', 'silent'),
  });
  running.push({
    stop: () => {
      limiter.close();
    },
  });
  return {
    limiter,
    outcomes: () => recorded(metrics, 'ibex_proxy_rate_limited_total'),
    failures: async () => (await recorded(metrics, 'ibex_proxy_rate_limit_redis_errors_total'))[''] ?? 0,
  };
}

/** Sends requests all at once and tells how many were let through. */
async function allowed(limiter: RateLimiter, attempts: number, orgId = 'one'): Promise<number> {
  const outcomes = await Promise.allSettled(Array.from({ length: attempts }, () => limiter.take(orgId)));
  return outcomes.filter(({ status }) => status === 'fulfilled').length;
}

describe('the limiter in this process', () => {
  it('counts each organisation for itself, and each outcome', async () => {
    const { limiter, outcomes, failures } = await startLimiter({ requests: 4, windowSeconds: 40 });
    expect(limiter.store).toBe('in-process');
    expect(await allowed(limiter, 10)).toBe(4);
    await expect(limiter.take('one')).rejects.toMatchObject({
      statusCode: 429,
      headers: { 'retry-after': '10' },
    });
    await limiter.take('another');
    expect(await outcomes()).toEqual({ '{result="allowed"}': 5, '{result="denied"}': 7 });
    expect(await failures()).toBe(0);
  });
});

describe('the limiter without its Redis', () => {
  it('counts in this process, and counts each failure', async () => {
    const { limiter, outcomes, failures } = await startLimiter({
      redisUrl: `redis://127.0.0.1:${String(await closedPort())}`,
    });
    expect(limiter.store).toBe('redis');
    expect(await allowed(limiter, 30)).toBe(2);
    expect(await failures()).toBe(30);
    expect(await outcomes()).toEqual({ '{result="allowed"}': 2, '{result="denied"}': 28 });
  });

  it('starts in time where Redis accepts and never answers', async () => {
    const silent = started(await startSilentServer());
    const start = performance.now();
    const { limiter, failures } = await startLimiter({
      redisUrl: `redis://127.0.0.1:${String(silent.port)}`,
      redisTimeout: REDIS_TIMEOUT,
    });
    await limiter.take('one');
    expect(performance.now() - start).toBeLessThan(3000);
    expect(await failures()).toBe(1);
  });
});

describe.runIf(isInstalled('redis-server'))('the limiter on a real Redis', () => {
  let server: RedisServer;
  let admin: Redis;
  beforeAll(async () => {
    server = await startRedis();
    admin = new Redis(server.url);
  });
  afterAll(async () => {
    admin.disconnect();
    await server.stop();
  });

  let nextOrg = 0;
  const newOrg = () => `organisation ${String((nextOrg += 1))}`;

  it('gives several proxies one limit, exactly, however many requests come at once', async () => {
    const options = { redisUrl: server.url, requests: 500 };
    const limiters = await Promise.all([1, 2, 3, 4].map(() => startLimiter(options)));
    const org = newOrg();
    const counts = await Promise.all(limiters.map(({ limiter }) => allowed(limiter, 400, org)));
    expect(counts.reduce((sum, count) => sum + count)).toBe(500);
    for (const [i, { outcomes, failures }] of limiters.entries()) {
      const count = counts[i] ?? 0;
      expect(await outcomes()).toEqual({
        ...(count > 0 && { '{result="allowed"}': count }),
        ...(count < 400 && { '{result="denied"}': 400 - count }),
      });
      expect(await failures()).toBe(0);
    }
  });

  it('gives the requests back evenly, and says how long to wait', async () => {
    const { limiter } = await startLimiter({ redisUrl: server.url, requests: 4, windowSeconds: 1 });
    const org = newOrg();
    expect(await allowed(limiter, 20, org)).toBe(4);
    await expect(limiter.take(org)).rejects.toMatchObject({ headers: { 'retry-after': '1' } });
    await expect.poll(() => allowed(limiter, 20, org), { interval: 20, timeout: 500 }).toBe(1);

    const slow = await startLimiter({ redisUrl: server.url, requests: 4, windowSeconds: 3600 });
    const another = newOrg();
    await allowed(slow.limiter, 4, another);
    await expect(slow.limiter.take(another)).rejects.toMatchObject({ headers: { 'retry-after': '900' } });
  });

  it('has no edge at which twice the limit passes, as fixed windows have', async () => {
    const { limiter } = await startLimiter({ redisUrl: server.url, requests: 100, windowSeconds: 1 });
    const org = newOrg();
    // A fixed window begins with its first request, and would be over a second later.
    const start = performance.now();
    await limiter.take(org);
    let count = 0;
    let first = 0;
    while (performance.now() - start < 1050) {
      if (performance.now() - start < 950) continue;
      first ||= performance.now();
      count += await allowed(limiter, 50, org);
    }
    const leaked = Math.ceil((performance.now() - first) / 10);
    expect(count).toBeGreaterThanOrEqual(100);
    expect(count).toBeLessThanOrEqual(100 + leaked);
  });

  it('goes by the clock of Redis, also where that was set back', async () => {
    const { limiter, failures } = await startLimiter({
      redisUrl: server.url,
      requests: 10,
      windowSeconds: 1,
    });
    const org = newOrg();
    const anHourAhead = String((Date.now() + 3_600_000) * 1000);
    await admin.set(`ibex:bucket:${org}`, `10 ${anHourAhead}`);
    expect(await allowed(limiter, 1, org)).toBe(0);
    // The bucket is full, and says so by the wrong time. The wait is still that for one request, not an hour.
    await expect(limiter.take(org)).rejects.toMatchObject({ headers: { 'retry-after': '1' } });
    await admin.set(`ibex:bucket:${org}`, `9 ${anHourAhead}`);
    expect(await allowed(limiter, 1, org)).toBe(1);
    await expect.poll(() => allowed(limiter, 1, org), { timeout: 500 }).toBe(1);
    expect(await failures()).toBe(0);
  });

  it('leaves nothing in Redis of who has sent nothing for a window', async () => {
    const { limiter } = await startLimiter({ redisUrl: server.url, requests: 10, windowSeconds: 10 });
    const org = newOrg();
    await limiter.take(org);
    const ttl = await admin.pttl(`ibex:bucket:${org}`);
    expect(ttl).toBeGreaterThan(500);
    expect(ttl).toBeLessThanOrEqual(1000);
  });

  it('takes one round trip for each check, the first included', async () => {
    await admin.config('RESETSTAT');
    const { limiter } = await startLimiter({ redisUrl: server.url, requests: 100 });
    const org = newOrg();
    for (let i = 0; i < 50; i += 1) await limiter.take(org);
    const calls = await callsByCommand(admin);
    // The first one on a connection brings the script along.
    expect(calls.get('eval')).toBe(1);
    expect(calls.get('evalsha')).toBe(49);
    const others = [...calls.keys()].filter(
      (command) => !['eval', 'evalsha', ...IN_SCRIPT].includes(command),
    );
    expect(others.filter((command) => !HANDSHAKE.includes(command))).toEqual([]);
  });

  it('goes on where Redis forgets the script', async () => {
    const { limiter, failures } = await startLimiter({ redisUrl: server.url });
    const org = newOrg();
    await limiter.take(org);
    await admin.script('FLUSH');
    expect(await allowed(limiter, 5, org)).toBe(1);
    expect(await failures()).toBe(0);
  });

  it.each([
    ['a key of another type', (org: string) => admin.lpush(`ibex:bucket:${org}`, 'x')],
    ['a key that is no bucket', (org: string) => admin.set(`ibex:bucket:${org}`, 'x')],
  ])('counts a failure for each check and goes on in this process: %s', async (_case, spoil) => {
    const { limiter, failures, outcomes } = await startLimiter({ redisUrl: server.url });
    const org = newOrg();
    await spoil(org);
    expect(await allowed(limiter, 5, org)).toBe(2);
    expect(await failures()).toBe(5);
    expect(await outcomes()).toEqual({ '{result="allowed"}': 2, '{result="denied"}': 3 });
    expect(await allowed(limiter, 1, newOrg())).toBe(1);
    expect(await failures()).toBe(5);
  });

  it.each([
    ['a replica', ['REPLICAOF', '127.0.0.1', '1'], ['REPLICAOF', 'NO', 'ONE']],
    ['no memory left', ['CONFIG', 'SET', 'maxmemory', '1'], ['CONFIG', 'SET', 'maxmemory', '0']],
  ])(
    'counts a failure for each check and is back by itself: %s',
    async (_case, [command = '', ...args], [undo = '', ...undoArgs]) => {
      const { limiter, failures } = await startLimiter({ redisUrl: server.url });
      const org = newOrg();
      await admin.call(command, ...args);
      try {
        expect(await allowed(limiter, 5, org)).toBe(2);
        expect(await failures()).toBe(5);
      } finally {
        await admin.call(undo, ...undoArgs);
      }
      expect(await allowed(limiter, 5, org)).toBe(2);
      expect(await failures()).toBe(5);
    },
  );

  it.each([
    ['a wrong password', 'redis://limited:wrong@'],
    ['no right to the keys', 'redis://limited:secret@'],
  ])('counts a failure for each check and goes on in this process: %s', async (_case, login) => {
    await admin.call('ACL', 'SETUSER', 'limited', 'on', '>secret', '~other:*', '+@all');
    const { limiter, failures } = await startLimiter({ redisUrl: server.url.replace('redis://', login) });
    expect(await allowed(limiter, 5, newOrg())).toBe(2);
    expect(await failures()).toBe(5);
  });

  it('waits for a Redis that is frozen a few times only, counts each failure, and is back when Redis is', async () => {
    const frozen = started(await startRedis());
    const { limiter, failures, outcomes } = await startLimiter({
      redisUrl: frozen.url,
      redisTimeout: REDIS_TIMEOUT,
      requests: 1000,
    });
    await limiter.take('one');
    frozen.signal('SIGSTOP');
    const start = performance.now();
    for (let i = 0; i < 30; i += 1) await limiter.take('one');
    const elapsed = performance.now() - start;
    expect(elapsed).toBeGreaterThanOrEqual(REDIS_TIMEOUT * 0.9);
    expect(elapsed).toBeLessThan(REDIS_TIMEOUT * 3 + 500);
    expect(await failures()).toBe(30);
    expect(await outcomes()).toEqual({ '{result="allowed"}': 31 });

    frozen.signal('SIGCONT');
    await expect.poll(() => failuresOfOneMore(limiter, failures), { timeout: 5000, interval: 100 }).toBe(0);
  });

  it('asks a Redis that is frozen again with one request at a time', async () => {
    const frozen = started(await startRedis());
    const { limiter } = await startLimiter({
      redisUrl: frozen.url,
      redisTimeout: REDIS_TIMEOUT,
      requests: 1000,
    });
    frozen.signal('SIGSTOP');
    await allowed(limiter, 3);
    const waits = async () => {
      const times = await Promise.all(
        Array.from({ length: 20 }, async () => {
          const start = performance.now();
          await limiter.take('one');
          return performance.now() - start;
        }),
      );
      return times.filter((time) => time >= REDIS_TIMEOUT * 0.9).length;
    };
    expect(await waits()).toBe(0);
    await expect.poll(waits, { timeout: 3000, interval: 50 }).toBe(1);
    frozen.signal('SIGCONT');
  });

  it('lets requests pass where Redis is killed, and is back when Redis is', async () => {
    const first = await startRedis();
    const proxy = started(await startProxyUnderTest({ REDIS_URL: first.url }));
    expect((await proxy.fetch('/v1/models')).status).toBe(200);
    first.signal('SIGKILL');
    await first.ended;

    for (let i = 0; i < 3; i += 1) expect((await proxy.fetch('/v1/models')).status).toBe(200);

    await expectRequests(proxy.metrics, { 'GET /v1/models 200': 4 });
    const failures = async () =>
      (await recorded(proxy.metrics, 'ibex_proxy_rate_limit_redis_errors_total'))[''] ?? 0;
    expect(await failures()).toBe(3);
    expect(await recorded(proxy.metrics, 'ibex_proxy_rate_limited_total')).toEqual({
      '{result="allowed"}': 4,
    });

    // Which knows nothing of the script.
    started(await startRedis(first.port));
    const one = {
      take: async () => {
        await proxy.fetch('/v1/models');
      },
    };
    await expect.poll(() => failuresOfOneMore(one, failures), { timeout: 10_000, interval: 200 }).toBe(0);
  });

  it('refuses over HTTP what all proxies together have let through too much', async () => {
    const auth = started(await startStubAuth());
    const environment = {
      REDIS_URL: server.url,
      AUTH_ADDRESS: auth.address,
      RATE_LIMIT_REQUESTS: '5',
      RATE_LIMIT_WINDOW_SECONDS: '86400',
    };
    const proxies = [
      started(await startProxyUnderTest(environment)),
      started(await startProxyUnderTest(environment)),
    ];
    const headers = { authorization: `Bearer ${auth.seeds.tokens.valid}` };
    const statuses = await Promise.all(
      proxies.flatMap((proxy) =>
        [1, 2, 3, 4].map(async () => (await proxy.fetch('/v1/models', { headers })).status),
      ),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(3);
  });
});

async function failuresOfOneMore(
  limiter: Pick<RateLimiter, 'take'>,
  failures: () => Promise<number>,
): Promise<number> {
  const before = await failures();
  await limiter.take('one');
  return (await failures()) - before;
}

/** What Redis was asked since its statistics were reset, scripts included. */
async function callsByCommand(redis: Redis): Promise<Map<string, number>> {
  const statistics = await redis.info('commandstats');
  return new Map(
    [...statistics.matchAll(/^cmdstat_(\S+):calls=(\d+)/gm)].map(([, command = '', calls]) => [
      command,
      Number(calls),
    ]),
  );
}

const IN_SCRIPT = ['time', 'get', 'set'];
const HANDSHAKE = ['hello', 'client|setinfo', 'info', 'config|resetstat'];
