import { once } from 'node:events';
import { connect, type IncomingHttpHeaders } from 'node:http2';
import { connect as connectSocket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

import { type ServiceError, status } from '@grpc/grpc-js';
import type { AuthServiceClient } from '@ibex/auth-protocol';
import { createMetrics, type Metrics } from '@ibex/metrics';
import { createLogger } from '@ibex/service-runtime';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { authHandlers } from '../auth-handlers.js';
import type { DatabaseDriver } from '../database/database.js';
import { DatabaseError } from '../database/database-error.js';
import { measuredDatabase } from '../database/measured-database.js';
import { hashToken } from '../hash-token.js';
import { counted } from '../testing/counted.js';
import { connectAuth, outcomeOf } from '../testing/grpc-calls.js';
import { watchHealth } from '../testing/health-calls.js';
import { createGrpcServer, type GrpcServer } from './grpc-server.js';

let query: DatabaseDriver['query'];
let metrics: Metrics;
let server: GrpcServer;
let address: string;
let client: AuthServiceClient;

const TOKEN = 'ibex_any';
const DATABASE_TIMEOUT = 1_000;

beforeEach(async () => {
  const logger = createLogger('auth', 'silent');
  metrics = createMetrics({ service: 'auth', runtimeMetrics: false });
  const database = measuredDatabase(fakeDriver(), { metrics, logger, timeout: DATABASE_TIMEOUT });
  server = createGrpcServer(authHandlers(database, logger), metrics);
  address = `127.0.0.1:${String(await server.listen('127.0.0.1:0'))}`;
  client = connectAuth(address);
});

afterEach(async () => {
  client.close();
  await server.stop(1_000);
});

test('a database that hangs makes calls UNAVAILABLE at its deadline', async () => {
  void holdQueries();
  const start = performance.now();
  expect(await validateToken()).toEqual({
    status: 'UNAVAILABLE',
    details: 'the database does not answer; try again',
  });
  expect(performance.now() - start).toBeLessThan(5 * DATABASE_TIMEOUT);
});

test.each([
  { failure: new DatabaseError('unavailable', 'ECONNREFUSED'), expected: 'UNAVAILABLE' },
  { failure: new DatabaseError('rejected', '42P01'), expected: 'INTERNAL' },
  { failure: new Error('SELECT * FROM tokens WHERE secret'), expected: 'INTERNAL' },
])('of "$failure.message" the client sees no more than $expected', async ({ failure, expected }) => {
  query = () => Promise.reject(failure);
  const counts = await counted(metrics, async () => {
    const outcome = await validateToken();
    expect(outcome).toMatchObject({ status: expected });
    expect(JSON.stringify(outcome)).not.toMatch(/SELECT|42P01|ECONNREFUSED/);
  });
  expect(counts).toEqual({
    [`ibex_auth_grpc_requests_total{method="ValidateToken",status="${expected}"}`]: 1,
    'ibex_auth_validate_token_duration_seconds_count{result="error"}': 1,
    'ibex_db_query_duration_seconds_count{operation="find_token"}': 1,
  });
});

test('a row of another shape than the migrations made is INTERNAL', async () => {
  query = () => Promise.resolve([{ id: 7 }]);
  expect(await validateToken()).toMatchObject({ status: 'INTERNAL' });
});

test('a row of another hash, whatever an index made of it, is no token', async () => {
  const row = { id: 'id', org_id: 'org', user_id: 'user', expires_at: null, state: 'valid' };
  query = () => Promise.resolve([{ ...row, hash: hashToken('ibex_another') }]);
  expect(await validateToken()).toMatchObject({ status: 'UNAUTHENTICATED', reason: 'unknown' });
  query = () => Promise.resolve([{ ...row, hash: hashToken(TOKEN) }]);
  expect(await validateToken()).toMatchObject({ status: 'OK' });
});

test('a call the client cancels is counted once, as CANCELLED', async () => {
  const queried = holdQueries();
  const counts = await counted(metrics, async () => {
    const cancelled = outcomeOf((done) => {
      const call = client.validateToken({ token: TOKEN }, done);
      void queried.then(() => {
        call.cancel();
      });
    });
    expect(await cancelled).toMatchObject({ status: 'CANCELLED' });
    // The handler answers when the database's deadline has passed, to nobody.
    await pause(DATABASE_TIMEOUT + 100);
  });
  expect(counts).toEqual({
    'ibex_auth_grpc_requests_total{method="ValidateToken",status="CANCELLED"}': 1,
    'ibex_auth_validate_token_duration_seconds_count{result="error"}': 1,
    'ibex_db_query_duration_seconds_count{operation="find_token"}': 1,
  });
});

test('a deadline that passes is counted once, as DEADLINE_EXCEEDED', async () => {
  void holdQueries();
  const counts = await counted(metrics, async () => {
    expect(await callWithTimeoutHeader(address, '50m')).toBe('4');
    await pause(DATABASE_TIMEOUT + 100);
  });
  expect(counts).toMatchObject({
    'ibex_auth_grpc_requests_total{method="ValidateToken",status="DEADLINE_EXCEEDED"}': 1,
    'ibex_auth_validate_token_duration_seconds_count{result="error"}': 1,
  });
  expect(Object.keys(counts)).toHaveLength(3);
});

test('it stops at once though a client watches its health, and tells that client', async () => {
  const seen: unknown[] = [];
  const watch = watchHealth(client, 'ibex.auth.v1.AuthService').on('data', (message) => seen.push(message));
  const ended = new Promise<ServiceError>((resolve) => watch.on('error', resolve));
  await expect.poll(() => seen, { timeout: 10_000 }).toEqual([{ status: 'SERVING' }]);

  await server.stop(60_000);
  expect(await ended).toMatchObject({ code: status.UNAVAILABLE, details: 'the service is stopping' });
  expect(seen).toEqual([{ status: 'SERVING' }, { status: 'NOT_SERVING' }]);
});

test('a call that is open when it stops is answered', async () => {
  let answer: (rows: []) => void = () => undefined;
  const queried = new Promise<void>((resolve) => {
    query = () => {
      resolve();
      return new Promise((resolveQuery) => (answer = resolveQuery));
    };
  });
  const outcome = validateToken();
  await queried;
  const stopped = server.stop(60_000);
  answer([]);
  expect(await outcome).toMatchObject({ status: 'UNAUTHENTICATED', reason: 'unknown' });
  await stopped;
});

test('a call that outlasts the grace period is cut off', async () => {
  const queried = holdQueries();
  const outcome = validateToken();
  await queried;
  const start = performance.now();
  await server.stop(50);
  expect(performance.now() - start).toBeLessThan(DATABASE_TIMEOUT);
  expect(await outcome).not.toMatchObject({ status: 'OK' });
});

test('a connection over which nothing has come is not waited for', async () => {
  query = () => Promise.resolve([]);
  const [host = '', port] = address.split(':');
  // Its side stays open when the server closes the other.
  const silent = connectSocket({ host, port: Number(port), allowHalfOpen: true });
  silent.on('error', () => undefined).pause();
  await once(silent, 'connect');
  // So that the server knows of it, too.
  await validateToken();
  await server.stop(60_000);
  silent.destroy();
});

function validateToken() {
  return outcomeOf((done) => client.validateToken({ token: TOKEN }, done));
}

/** Has queries never be answered. Resolves when the first one is made. */
function holdQueries(): Promise<void> {
  return new Promise((resolve) => {
    query = () => {
      resolve();
      return new Promise(() => undefined);
    };
  });
}

function fakeDriver(): DatabaseDriver {
  return {
    kind: 'postgresql',
    query: (text, params) => query(text, params),
    transaction: () => Promise.reject(new Error('no transaction was expected')),
    pool: () => ({ inUse: 0, idle: 0 }),
    close: () => Promise.resolve(),
  };
}

/** Leaves the deadline to the server: a stock client would give up at the same moment. */
async function callWithTimeoutHeader(to: string, timeout: string): Promise<string | undefined> {
  const session = connect(`http://${to}`);
  const stream = session.request({
    ':method': 'POST',
    ':path': '/ibex.auth.v1.AuthService/ValidateToken',
    'content-type': 'application/grpc',
    te: 'trailers',
    'grpc-timeout': timeout,
  });
  stream.end(Buffer.from([0, 0, 0, 0, 3, 0x0a, 1, 0x61]));
  const [headers] = (await once(stream, 'response')) as [IncomingHttpHeaders];
  session.close();
  return headers['grpc-status']?.toString();
}
