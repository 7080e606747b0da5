import { checkTarget } from '@ibex/check-metrics';
import { statusCodeLabel } from '@ibex/metrics';
import { ibexCatalog } from '@ibex/metrics/catalog';
import { type IbexService, startIbexService } from '@ibex/test-programs';
import { request } from 'undici';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { countersIn, increase } from '../faults/counters.js';
import { type HostileUpstream, startHostileUpstream } from '../faults/hostile-upstream.js';
import { shapeOf } from './exposition-shape.js';
import { MEASURABLE, memoryOf, type MemoryOf } from './memory-of.js';
import { FOREIGN, randomOf } from './random.js';
import { hostileRequest, type RawRequest, readableRequest } from './random-requests.js';
import { seed } from './seed.js';
import { type Address, sendAlone, sendPipelined, type Statuses } from './send-requests.js';

const REQUESTS = 100_000;
const ROUNDS = 5;
/** On their own connections, in each round; the others share one each. */
const ALONE = 400;
const CONNECTIONS = 8;
const AHEAD = 16;

/**
 * What may be left on the heap for all requests after the first round, in bytes: less than the smallest object for
 * each of them would take.
 */
const MOST_LEFT = 2 * 1024 * 1024;

let auth: IbexService;
let upstream: HostileUpstream;
let proxy: IbexService;
let memory: MemoryOf;

beforeAll(async () => {
  auth = await startIbexService('auth', { environment: { LOG_LEVEL: 'fatal' } });
  upstream = await startHostileUpstream();
  proxy = await startIbexService('proxy', {
    environment: {
      ...MEASURABLE,
      AUTH_ADDRESS: String(auth.ready['grpc']),
      AUTH_TIMEOUT_SECONDS: '20',
      UPSTREAM_URL: upstream.url,
      RATE_LIMIT_REQUESTS: '1000000',
      LOG_LEVEL: 'fatal',
    },
  });
  memory = await memoryOf(proxy);
});
afterAll(async () => {
  memory.close();
  await proxy.stop();
  await upstream.stop();
  await auth.stop();
});

it(`${String(REQUESTS)} random requests leave series, size and memory as they were`, async () => {
  process.stdout.write(`bounded proxy: seed ${String(seed)} (set IBEX_SEED to repeat)\n`);
  const token = (auth.ready['seeds'] as { tokens: { valid: string } }).tokens.valid;
  const { hostname, port } = new URL(proxy.ready.http);
  const address = { hostname, port: Number(port) };
  const random = randomOf(seed);
  const statuses: Statuses = new Map();
  const notAnswered: RawRequest[] = [];
  const before = await scraped();
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const readable = REQUESTS / ROUNDS - ALONE;
    await Promise.all([
      ...Array.from({ length: CONNECTIONS }, () =>
        sendPipelined(
          address,
          take(readable / CONNECTIONS, () => readableRequest(random, token)),
          AHEAD,
          statuses,
        ),
      ),
      sendAllAlone(
        address,
        take(ALONE, () => hostileRequest(random, token)),
        statuses,
        notAnswered,
      ),
    ]);
    rounds.push({ inUse: await memory.bytesInUse(), exposition: await scraped() });
  }
  const [warm, last] = [rounds[0], rounds[ROUNDS - 1]];
  if (!warm || !last) throw new Error('there was no round');
  process.stdout.write(`heap in use: ${rounds.map(({ inUse }) => inMegabytes(inUse)).join(', ')}\n`);

  expect(notAnswered).toEqual([]);
  expect(requestsCounted(before, last.exposition)).toEqual(byLabel(statuses));
  expect(shapeOf(last.exposition).beyondWorstCase).toEqual([]);
  expect(shapeOf(last.exposition).series).toEqual(shapeOf(warm.exposition).series);
  expect(last.exposition).not.toContain(FOREIGN);
  expect(last.inUse - warm.inUse).toBeLessThan(MOST_LEFT);
  const result = await checkTarget(`${proxy.ready.http}/metrics`, { catalog: ibexCatalog });
  expect('report' in result && result.report.findings).toEqual([]);
});

interface Round {
  /** Bytes on the heap when it was over. */
  readonly inUse: number;
  readonly exposition: string;
}

async function scraped(): Promise<string> {
  const { body } = await request(`${proxy.ready.http}/metrics`, { reset: true });
  return body.text();
}

function* take(count: number, make: () => RawRequest): Generator<RawRequest> {
  for (let made = 0; made < count; made += 1) yield make();
}

async function sendAllAlone(
  address: Address,
  requests: Iterable<RawRequest>,
  statuses: Statuses,
  notAnswered: RawRequest[],
): Promise<void> {
  for (const request of requests) {
    if (!(await sendAlone(address, request, statuses))) notAnswered.push(request);
  }
}

/** How many requests were counted in between under each status, in the counter and in the histogram. */
function requestsCounted(before: string, after: string) {
  const moved = Object.entries(increase(countersIn(before), countersIn(after)));
  const sumByStatus = (name: string) => {
    const sums: Record<string, number> = {};
    for (const [series, by] of moved) {
      const status = /status_code="(\d+)"/.exec(series)?.[1];
      if (status === undefined || !series.startsWith(name) || series.includes('route="/metrics"')) continue;
      sums[status] = (sums[status] ?? 0) + by;
    }
    return sums;
  };
  return {
    counter: sumByStatus('ibex_proxy_requests_total'),
    histogram: sumByStatus('ibex_proxy_request_duration_seconds_count'),
  };
}

function byLabel(statuses: Statuses) {
  const sums: Record<string, number> = {};
  for (const [status, count] of statuses) {
    const label = statusCodeLabel(status);
    sums[label] = (sums[label] ?? 0) + count;
  }
  return { counter: sums, histogram: sums };
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(2)} MB`;
}
