import { Client, credentials, Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { AuthService } from '@ibex/auth-protocol';
import { checkTarget } from '@ibex/check-metrics';
import { ibexCatalog } from '@ibex/metrics/catalog';
import { type IbexService, startIbexService } from '@ibex/test-programs';
import { request } from 'undici';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { countersIn, increase } from '../faults/counters.js';
import { shapeOf } from './exposition-shape.js';
import { MEASURABLE, memoryOf, type MemoryOf } from './memory-of.js';
import { FOREIGN, type Random, randomOf } from './random.js';
import { seed } from './seed.js';

const CALLS = 5000;
const ROUNDS = 5;
/** How many are open at a time. */
const AT_ONCE = 20;

/** What may be left on the heap for all calls after the first round, in bytes: less than what each of them sends. */
const MOST_LEFT = 600 * 1024;

let auth: IbexService;
let client: Client;
let memory: MemoryOf;

beforeAll(async () => {
  auth = await startIbexService('auth', { environment: { ...MEASURABLE, LOG_LEVEL: 'fatal' } });
  client = new Client(String(auth.ready['grpc']), credentials.createInsecure());
  memory = await memoryOf(auth);
});
afterAll(async () => {
  memory.close();
  client.close();
  await auth.stop();
});

it(`${String(CALLS)} random calls leave series, size and memory as they were`, async () => {
  process.stdout.write(`bounded auth: seed ${String(seed)} (set IBEX_SEED to repeat)\n`);
  const random = randomOf(seed);
  const outcomes: Record<string, number> = {};
  const before = await scraped();
  const rounds: { readonly inUse: number; readonly exposition: string }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    let remaining = CALLS / ROUNDS;
    const caller = async () => {
      while (remaining > 0) {
        remaining -= 1;
        const outcome = await callAnything(random);
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, caller));
    rounds.push({ inUse: await memory.bytesInUse(), exposition: await scraped() });
  }
  const [warm, last] = [rounds[0], rounds[ROUNDS - 1]];
  if (!warm || !last) throw new Error('there was no round');
  process.stdout.write(
    `heap in use: ${rounds.map(({ inUse }) => (inUse / 1024 / 1024).toFixed(2)).join(', ')} MB\n`,
  );

  expect(callsCounted(before, last.exposition)).toEqual(outcomes);
  expect(shapeOf(last.exposition).beyondWorstCase).toEqual([]);
  expect(shapeOf(last.exposition).series).toEqual(shapeOf(warm.exposition).series);
  expect(last.exposition).not.toContain(FOREIGN);
  expect(last.inUse - warm.inUse).toBeLessThan(MOST_LEFT);
  const result = await checkTarget(`${auth.ready.http}/metrics`, { catalog: ibexCatalog });
  expect('report' in result && result.report.findings).toEqual([]);
});

/** Makes a unary call of a random method with a random message and metadata, and gives the status it came to. */
function callAnything(random: Random): Promise<string> {
  const path = random.oneOf([
    AuthService.service.ValidateToken.path,
    AuthService.service.ValidateToken.path,
    AuthService.service.ValidateAgent.path,
    `/ibex.auth.v1.AuthService/${random.text()}`,
    `/${random.text()}/${random.text()}`,
    '/grpc.health.v1.Health/Check',
  ]);
  const metadata = new Metadata();
  for (let count = random.below(4); count > 0; count -= 1) metadata.add(`x-${random.text()}`, random.text());
  return new Promise((resolve) => {
    client.makeUnaryRequest(
      path,
      asIs,
      asIs,
      randomMessage(random),
      metadata,
      (error: ServiceError | null) => {
        resolve(status[error?.code ?? status.OK]);
      },
    );
  });
}

function randomMessage(random: Random): Buffer {
  switch (random.below(5)) {
    case 0:
      return Buffer.alloc(0);
    case 1:
      return Buffer.from(random.bytes(random.below(64)), 'latin1');
    case 2:
      return field(`${random.text()}'; DROP TABLE tokens; --`);
    case 3:
      // Larger than any message of the service.
      return random.below(20) === 0 ? field(random.text().repeat(4000)) : field('\u0000');
    default:
      return field(random.text());
  }
}

/** A message with text in its first field, which in all requests of the service is one. */
function field(text: string): Buffer {
  const bytes = Buffer.from(text);
  const length: number[] = [];
  let rest = bytes.length;
  for (; rest > 127; rest >>>= 7) length.push((rest & 127) | 128);
  return Buffer.concat([Buffer.from([10, ...length, rest]), bytes]);
}

function asIs(bytes: Buffer): Buffer {
  return bytes;
}

async function scraped(): Promise<string> {
  const { body } = await request(`${auth.ready.http}/metrics`, { reset: true });
  return body.text();
}

/** How many calls were counted in between, by status. */
function callsCounted(before: string, after: string): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const [series, by] of Object.entries(increase(countersIn(before), countersIn(after)))) {
    const [, name] = /^ibex_auth_grpc_requests_total\{.*status="(\w+)"/.exec(series) ?? [];
    if (name !== undefined) sums[name] = (sums[name] ?? 0) + by;
  }
  return sums;
}
