import { setTimeout as pause } from 'node:timers/promises';

import { type IbexService, isInstalled, startIbexService, startPostgres } from '@ibex/test-programs';
import { afterEach, describe, expect, it } from 'vitest';

import { startCalling } from './balanced-calls.js';
import { type Counters, increase, scrape } from './counters.js';
import { startFailingOver } from './failing-over-clients.js';
import { startHostileUpstream } from './hostile-upstream.js';
import { beginLastScrape } from './last-scrape.js';

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const part of running.splice(0).reverse()) await part.stop();
});
function keep<Part extends { stop(): Promise<void> }>(part: Part): Part {
  running.push(part);
  return part;
}

describe('a service that is told to stop under load', () => {
  it('proxy: answers all that reached it, counts all that it answered, and ends', async () => {
    const upstream = keep(await startHostileUpstream());
    const auth = keep(await startIbexService('auth', { environment: { LOG_LEVEL: 'warn' } }));
    const startProxy = async () =>
      keep(
        await startIbexService('proxy', {
          environment: {
            AUTH_ADDRESS: String(auth.ready['grpc']),
            UPSTREAM_URL: upstream.url,
            RATE_LIMIT_REQUESTS: '1000000',
            SHUTDOWN_LINGER_SECONDS: '2',
            LOG_LEVEL: 'warn',
          },
        }),
      );
    const [first, second] = [await startProxy(), await startProxy()];
    const before = await scrape(first.ready.http);
    const beforeOfSecond = await scrape(second.ready.http);
    const clients = startFailingOver(
      [first.ready.http, second.ready.http],
      requestsOf(validTokenOf(auth)),
      12,
    );
    await pause(400);

    const lastScrape = await beginLastScrape(first.ready.http);
    const start = performance.now();
    first.signal('SIGTERM');
    // The last scrape is to find all that was answered.
    await expect.poll(() => clients.onFirst(), { timeout: 2500, interval: 10 }).toBe(0);
    const last = await lastScrape();
    expect(await first.ended).toEqual({ exitCode: 0, signal: undefined });
    const took = performance.now() - start;
    await clients.stop();

    expect(clients.failures).toEqual([]);
    expect(countedIn(before, last)).toEqual(answersOf(first, clients.answered));
    expect(countedIn(beforeOfSecond, await scrape(second.ready.http))).toEqual(
      answersOf(second, clients.answered),
    );
    expect(Object.keys(answersOf(second, clients.answered)).length).toBeGreaterThan(0);
    process.stdout.write(`proxy under load ended ${took.toFixed(0)} ms after SIGTERM\n`);
  });

  it.runIf(isInstalled('postgresql'))(
    'auth: answers all that reached it, counts all that it answered, and ends',
    async () => {
      const postgres = keep(await startPostgres());
      const startAuth = async () =>
        keep(
          await startIbexService('auth', {
            environment: { DATABASE_URL: postgres.url, SHUTDOWN_LINGER_SECONDS: '1', LOG_LEVEL: 'warn' },
          }),
        );
      const [first, second] = [await startAuth(), await startAuth()];
      const before = await Promise.all([first, second].map(({ ready }) => scrape(ready.http)));
      const addresses = [first, second].map(({ ready }) => String(ready['grpc']));
      const calls = startCalling(addresses, validTokenOf(first), 4);
      await pause(400);

      const lastScrape = await beginLastScrape(first.ready.http);
      const start = performance.now();
      first.signal('SIGTERM');
      await pause(300);
      const last = await lastScrape();
      expect(await first.ended).toEqual({ exitCode: 0, signal: undefined });
      const took = performance.now() - start;
      await calls.stop();

      const [ofFirst = 0, ofSecond = 0] = [last, await scrape(second.ready.http)].map((counters, index) => {
        const moved = increase(before[index] ?? new Map(), counters);
        return moved['ibex_auth_grpc_requests_total{method="ValidateToken",status="OK"}'];
      });
      expect(calls.outcomes).toEqual({ OK: ofFirst + ofSecond });
      expect(Math.min(ofFirst, ofSecond)).toBeGreaterThan(0);
      process.stdout.write(`auth under load ended ${took.toFixed(0)} ms after SIGTERM\n`);
    },
  );
});

function validTokenOf({ ready }: IbexService): string {
  return (ready['seeds'] as { tokens: { valid: string } }).tokens.valid;
}

function requestsOf(token: string) {
  const authorization = `Bearer ${token}`;
  const json = { authorization, 'content-type': 'application/json' };
  return [
    { method: 'GET', path: '/v1/models', headers: { authorization } },
    {
      method: 'POST',
      path: '/v1/chat/completions',
      headers: { ...json, accept: 'text/event-stream' },
      body: '{"stream":true}',
    },
    { method: 'POST', path: '/v1/embeddings', headers: json, body: '{"input":"text"}' },
  ] as const;
}

function answersOf(
  { ready }: IbexService,
  answered: ReadonlyMap<string, ReadonlyMap<string, number>>,
): Readonly<Record<string, number>> {
  return Object.fromEntries(answered.get(ready.http) ?? []);
}

/** The requests to the upstream that were counted in between, by `METHOD route status`. */
function countedIn(before: Counters, after: Counters): Readonly<Record<string, number>> {
  const pattern = /^ibex_proxy_requests_total\{method="(\w+)",route="(\/v1[^"]*)",status_code="(\d+)"\}$/;
  return Object.fromEntries(
    Object.entries(increase(before, after)).flatMap(([series, by]) => {
      const match = pattern.exec(series);
      return match ? [[match.slice(1).join(' '), by]] : [];
    }),
  );
}
