import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import type { AuthServiceClient } from '@ibex/auth-protocol';
import { type RunningService, startService } from '@ibex/service-runtime';
import { isInstalled, type Postgres, startPostgres } from '@ibex/test-programs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { authProgram } from './auth-program.js';
import type { Seeds } from './seed.js';
import type { StartedAuth } from './start-auth.js';
import { counted, sampleOf } from './testing/counted.js';
import { callPath, callStream, connectAuth, outcomeOf } from './testing/grpc-calls.js';
import { checkHealth } from './testing/health-calls.js';

describe('on the embedded database', () => {
  describeService(() => Promise.resolve({}));
});

describe.skipIf(!isInstalled('postgresql'))('on PostgreSQL', () => {
  let postgres: Postgres;
  // Beside the client that holds locks: within a transaction statistics do not change.
  let observer: pg.Client;

  beforeAll(async () => {
    postgres = await startPostgres();
    observer = new pg.Client(postgres.url);
    await observer.connect();
  });

  afterAll(async () => {
    await observer.end();
    await postgres.stop();
  });

  describeService(() => Promise.resolve({ DATABASE_URL: postgres.url }));

  test('a query that waits for a lock ends at the deadline, as UNAVAILABLE', async () => {
    const auth = await start({ DATABASE_URL: postgres.url, DATABASE_TIMEOUT_SECONDS: '0.3' });
    const locker = new pg.Client(postgres.url);
    await locker.connect();
    await locker.query('BEGIN; LOCK TABLE tokens IN ACCESS EXCLUSIVE MODE');
    const client = connectAuth(auth.ready.grpc);

    const sum = 'ibex_db_query_duration_seconds_sum{operation="find_token"}';
    const before = (await sampleOf(auth.metrics, sum)) ?? 0;
    const counts = await counted(auth.metrics, async () => {
      expect(await outcomeOf((done) => client.validateToken({ token: 'ibex_waiting' }, done))).toEqual({
        status: 'UNAVAILABLE',
        details: 'the database does not answer; try again',
      });
    });
    const took = ((await sampleOf(auth.metrics, sum)) ?? 0) - before;
    expect(took).toBeGreaterThan(0.2);
    expect(took).toBeLessThan(2);
    expect(counts).toEqual({
      ...grpcRequest('ValidateToken', 'UNAVAILABLE'),
      ...tokenCall('error'),
      ...databaseQuery('find_token'),
    });

    await locker.end();
    await expect
      .poll(() => outcomeOf((done) => client.validateToken({ token: 'ibex_waiting' }, done)), PATIENTLY)
      .toMatchObject({ status: 'UNAUTHENTICATED', reason: 'unknown' });
    client.close();
    await auth.stop();
  });

  test('slow queries are in the bucket of their time, and their connections in use, as PostgreSQL says', async () => {
    const auth = await start({ DATABASE_URL: postgres.url });
    const locker = new pg.Client(postgres.url);
    await locker.connect();
    await locker.query('BEGIN; LOCK TABLE tokens IN ACCESS EXCLUSIVE MODE');
    const client = connectAuth(auth.ready.grpc);
    const bucket = (le: string) =>
      sampleOf(auth.metrics, `ibex_db_query_duration_seconds_bucket{le="${le}",operation="find_token"}`);
    const open = (state: string) => sampleOf(auth.metrics, `ibex_db_pool_open_connections{state="${state}"}`);
    const waiting = async () => {
      const { rows } = await observer.query<{ count: number }>(
        "SELECT count(*)::int FROM pg_stat_activity WHERE application_name = 'ibex-auth' AND wait_event_type = 'Lock'",
      );
      return rows[0]?.count;
    };

    const calls = Promise.all(
      Array.from({ length: 5 }, () =>
        outcomeOf((done) => client.validateToken({ token: 'ibex_waiting' }, done)),
      ),
    );
    await expect.poll(waiting, PATIENTLY).toBe(5);
    expect([await open('in_use'), await open('idle')]).toEqual([5, 0]);
    await pause(300);
    await locker.query('ROLLBACK');
    for (const outcome of await calls) expect(outcome).toMatchObject({ reason: 'unknown' });

    expect([await bucket('0.25'), await bucket('+Inf')]).toEqual([0, 5]);
    expect([await open('in_use'), await open('idle')]).toEqual([0, 5]);
    await locker.end();
    client.close();
    await auth.stop();
  });

  test('a call whose connection the server ends is UNAVAILABLE, and counted once', async () => {
    const auth = await start({ DATABASE_URL: postgres.url });
    const locker = new pg.Client(postgres.url);
    await locker.connect();
    await locker.query('BEGIN; LOCK TABLE agents IN ACCESS EXCLUSIVE MODE');
    const client = connectAuth(auth.ready.grpc);
    const validate = () =>
      outcomeOf((done) => client.validateAgent({ orgId: randomUUID(), agentId: randomUUID() }, done));

    const counts = await counted(auth.metrics, async () => {
      const call = validate();
      const terminate = async () => {
        const { rowCount } = await observer.query(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'ibex-auth' AND wait_event_type = 'Lock'",
        );
        return rowCount;
      };
      await expect.poll(terminate, PATIENTLY).toBe(1);
      expect(await call).toMatchObject({ status: 'UNAVAILABLE' });
    });
    expect(counts).toEqual({
      ...grpcRequest('ValidateAgent', 'UNAVAILABLE'),
      ...agentCall('error'),
      ...databaseQuery('find_agent'),
    });
    await locker.query('ROLLBACK');
    expect(await validate()).toMatchObject({ status: 'NOT_FOUND' });
    await locker.end();
    client.close();
    await auth.stop();
  });

  test('instances that start at once share one schema', async () => {
    const another = await startPostgres();
    const instances = await Promise.all(
      Array.from({ length: 4 }, () => start({ DATABASE_URL: another.url })),
    );
    const [first] = instances;
    const versions = await first?.database.query('OTHER', 'SELECT version::int FROM ibex_auth_migrations');
    expect(versions).toEqual([{ version: 0 }, { version: 1 }, { version: 2 }]);
    await Promise.all(instances.map((instance) => instance.stop()));
    await another.stop();
  });

  test('while the server takes no connection calls are UNAVAILABLE and readiness fails; it recovers by itself', async () => {
    const another = await startPostgres();
    const auth = await start({ DATABASE_URL: another.url, DATABASE_TIMEOUT_SECONDS: '0.3' });
    const client = connectAuth(auth.ready.grpc);
    const validate = () => outcomeOf((done) => client.validateToken({ token: 'ibex_any' }, done));
    const readiness = async () => (await fetch(`${auth.ready.http}/readyz`)).json();

    another.signal('SIGSTOP');
    expect(await validate()).toMatchObject({ status: 'UNAVAILABLE' });
    expect(await readiness()).toEqual({ status: 'not ready', checks: { database: 'failing' } });

    another.signal('SIGCONT');
    await expect.poll(validate, PATIENTLY).toMatchObject({ status: 'UNAUTHENTICATED', reason: 'unknown' });
    expect(await readiness()).toEqual({ status: 'ready', checks: { database: 'ok' } });
    client.close();
    await auth.stop();
    await another.stop();
  });
});

function describeService(environment: () => Promise<Record<string, string>>): void {
  let auth: RunningAuth;
  let seeds: Seeds;
  let client: AuthServiceClient;

  beforeAll(async () => {
    auth = await start(await environment());
    if (!auth.ready.seeds) throw new Error('test mode gave no seeds');
    seeds = auth.ready.seeds;
    client = connectAuth(auth.ready.grpc);
  });

  afterAll(async () => {
    client.close();
    await auth.stop();
  });

  const validateToken = (token: string) => outcomeOf((done) => client.validateToken({ token }, done));
  const validateAgent = (orgId: string, agentId: string) =>
    outcomeOf((done) => client.validateAgent({ orgId, agentId }, done));

  test('a valid token tells whose it is', async () => {
    const counts = await counted(auth.metrics, async () => {
      const outcome = await validateToken(seeds.tokens.valid);
      expect(outcome).toMatchObject({ status: 'OK', response: { orgId: seeds.orgId, userId: seeds.userId } });
      const { tokenId, expiresAt } = (
        outcome as { response: { tokenId: string; expiresAt: { seconds: number } } }
      ).response;
      expect(tokenId).toMatch(/^[0-9a-f-]{36}$/);
      expect(expiresAt.seconds * 1000).toBeGreaterThan(Date.now());
    });
    expect(counts).toEqual({
      ...grpcRequest('ValidateToken', 'OK'),
      ...tokenCall('ok'),
      ...databaseQuery('find_token'),
    });
  });

  test.each([
    { what: 'an unknown token', token: () => `ibex_${'A'.repeat(43)}`, reason: 'unknown', result: 'error' },
    { what: 'an expired token', token: () => seeds.tokens.expired, reason: 'expired', result: 'error' },
    { what: 'a revoked token', token: () => seeds.tokens.revoked, reason: 'revoked', result: 'revoked' },
    { what: 'SQL', token: () => "' OR '1'='1'; DROP TABLE tokens; --", reason: 'unknown', result: 'error' },
    { what: 'a NUL', token: () => `${seeds.tokens.valid}\0`, reason: 'unknown', result: 'error' },
  ])('$what is UNAUTHENTICATED, with the reason in a trailer', async ({ token, reason, result }) => {
    const counts = await counted(auth.metrics, async () => {
      expect(await validateToken(token())).toEqual({
        status: 'UNAUTHENTICATED',
        details: `the token is ${reason}`,
        reason,
      });
    });
    expect(counts).toEqual({
      ...grpcRequest('ValidateToken', 'UNAUTHENTICATED'),
      ...tokenCall(result),
      ...databaseQuery('find_token'),
    });
  });

  test('an empty token is INVALID_ARGUMENT, without a query', async () => {
    const counts = await counted(auth.metrics, async () => {
      expect(await validateToken('')).toMatchObject({ status: 'INVALID_ARGUMENT' });
    });
    expect(counts).toEqual({ ...grpcRequest('ValidateToken', 'INVALID_ARGUMENT'), ...tokenCall('error') });
  });

  test('a token of a megabyte is RESOURCE_EXHAUSTED, without a query', async () => {
    const counts = await counted(auth.metrics, async () => {
      expect(await validateToken('x'.repeat(1_000_000))).toMatchObject({ status: 'RESOURCE_EXHAUSTED' });
    });
    expect(counts).toEqual({ ...grpcRequest('ValidateToken', 'RESOURCE_EXHAUSTED'), ...tokenCall('error') });
  });

  test('a message that is no message is INTERNAL, without a query', async () => {
    const counts = await counted(auth.metrics, async () => {
      const broken = Buffer.from([0x0a, 0xff]);
      expect(await callPath(client, '/ibex.auth.v1.AuthService/ValidateToken', broken)).toEqual({
        status: 'INTERNAL',
        details: 'Error deserializing request',
      });
    });
    expect(counts).toEqual({ ...grpcRequest('ValidateToken', 'INTERNAL'), ...tokenCall('error') });
  });

  test('a token that is no UTF-8 is unknown', async () => {
    const counts = await counted(auth.metrics, async () => {
      const path = '/ibex.auth.v1.AuthService/ValidateToken';
      expect(await callPath(client, path, Buffer.from([0x0a, 3, 0xff, 0xc3, 0x28]))).toEqual({
        status: 'UNAUTHENTICATED',
        details: 'the token is unknown',
        reason: 'unknown',
      });
    });
    expect(counts).toEqual({
      ...grpcRequest('ValidateToken', 'UNAUTHENTICATED'),
      ...tokenCall('error'),
      ...databaseQuery('find_token'),
    });
  });

  test('an organisation that is no UTF-8 is INVALID_ARGUMENT, without a query', async () => {
    const counts = await counted(auth.metrics, async () => {
      const path = '/ibex.auth.v1.AuthService/ValidateAgent';
      expect(await callPath(client, path, Buffer.from([0x0a, 3, 0xff, 0xc3, 0x28]))).toEqual({
        status: 'INVALID_ARGUMENT',
        details: 'org_id is not a UUID',
      });
    });
    expect(counts).toEqual({ ...grpcRequest('ValidateAgent', 'INVALID_ARGUMENT'), ...agentCall('error') });
  });

  test('an agent of the organisation is found, however its UUID is spelled', async () => {
    const counts = await counted(auth.metrics, async () => {
      expect(await validateAgent(seeds.orgId, seeds.agentId.toUpperCase())).toEqual({
        status: 'OK',
        response: { agentId: seeds.agentId, name: 'Test agent' },
      });
    });
    expect(counts).toEqual({
      ...grpcRequest('ValidateAgent', 'OK'),
      ...agentCall('ok'),
      ...databaseQuery('find_agent'),
    });
  });

  test.each<{ what: string; agentId: () => string | Promise<string> }>([
    { what: 'an agent of another organisation', agentId: () => seeds.otherAgentId },
    { what: 'an agent that does not exist', agentId: () => randomUUID() },
    { what: 'a disabled agent', agentId: () => insertDisabledAgent(auth, seeds.orgId) },
  ])('$what is NOT_FOUND', async ({ agentId }) => {
    const id = await agentId();
    const counts = await counted(auth.metrics, async () => {
      expect(await validateAgent(seeds.orgId, id)).toEqual({
        status: 'NOT_FOUND',
        details: 'the organisation has no such enabled agent',
      });
    });
    expect(counts).toEqual({
      ...grpcRequest('ValidateAgent', 'NOT_FOUND'),
      ...agentCall('not_found'),
      ...databaseQuery('find_agent'),
    });
  });

  test.each<{ what: string; ids: () => [orgId: string, agentId: string]; field: string }>([
    { what: 'an organisation', ids: () => ["' OR true --", seeds.agentId], field: 'org_id' },
    { what: 'an agent', ids: () => [seeds.orgId, 'agent-7'], field: 'agent_id' },
    { what: 'nothing', ids: () => ['', ''], field: 'org_id' },
  ])('$what that is no UUID is INVALID_ARGUMENT, without a query', async ({ ids, field }) => {
    const counts = await counted(auth.metrics, async () => {
      expect(await validateAgent(...ids())).toEqual({
        status: 'INVALID_ARGUMENT',
        details: `${field} is not a UUID`,
      });
    });
    expect(counts).toEqual({ ...grpcRequest('ValidateAgent', 'INVALID_ARGUMENT'), ...agentCall('error') });
  });

  test.each(['', 'ibex.auth.v1.AuthService'])('health of "%s" is SERVING', async (service) => {
    const counts = await counted(auth.metrics, async () => {
      expect(await checkHealth(client, service)).toMatchObject({ response: { status: 'SERVING' } });
    });
    expect(counts).toEqual(grpcRequest('OTHER', 'OK'));
  });

  test('reflection lists the service', async () => {
    const counts = await counted(auth.metrics, async () => {
      // ServerReflectionRequest { list_services: "*" }
      const request = Buffer.from([0x3a, 0x01, 0x2a]);
      const answers = await callStream(
        client,
        '/grpc.reflection.v1.ServerReflection/ServerReflectionInfo',
        request,
      );
      expect(answers.toString('latin1')).toContain('ibex.auth.v1.AuthService');
    });
    expect(counts).toEqual(grpcRequest('OTHER', 'OK'));
  });

  test.each(['/ibex.auth.v1.AuthService/Nope', '/nobody.Knows/Method', '/constructor'])(
    'the unknown method %s is UNIMPLEMENTED and counted',
    async (path) => {
      const counts = await counted(auth.metrics, async () => {
        expect(await callPath(client, path)).toEqual({
          status: 'UNIMPLEMENTED',
          details: 'this server has no such method',
        });
      });
      expect(counts).toEqual(grpcRequest('OTHER', 'UNIMPLEMENTED'));
    },
  );

  test('hundreds of calls of every kind at once are counted one by one', async () => {
    const kinds = [
      () => validateToken(seeds.tokens.valid),
      () => validateToken(seeds.tokens.revoked),
      () => validateToken(seeds.tokens.expired),
      () => validateToken("' OR true; --"),
      () => validateToken(''),
      () => validateToken('x'.repeat(20_000)),
      () => validateAgent(seeds.orgId, seeds.agentId),
      () => validateAgent(seeds.orgId, seeds.otherAgentId),
      () => validateAgent(seeds.orgId, 'agent-7'),
      () => callPath(client, '/ibex.auth.v1.AuthService/Nope'),
    ];
    const counts = await counted(auth.metrics, () =>
      Promise.all(Array.from({ length: 50 }, () => kinds.map((call) => call())).flat()),
    );
    const request = (method: string, status: string, count: number) => ({
      [`ibex_auth_grpc_requests_total{method="${method}",status="${status}"}`]: count,
    });
    const duration = (name: string, result: string, count: number) => ({
      [`ibex_auth_${name}_duration_seconds_count{result="${result}"}`]: count,
    });
    expect(counts).toEqual({
      ...request('ValidateToken', 'OK', 50),
      ...request('ValidateToken', 'UNAUTHENTICATED', 150),
      ...request('ValidateToken', 'INVALID_ARGUMENT', 50),
      ...request('ValidateToken', 'RESOURCE_EXHAUSTED', 50),
      ...request('ValidateAgent', 'OK', 50),
      ...request('ValidateAgent', 'NOT_FOUND', 50),
      ...request('ValidateAgent', 'INVALID_ARGUMENT', 50),
      ...request('OTHER', 'UNIMPLEMENTED', 50),
      ...duration('validate_token', 'ok', 50),
      ...duration('validate_token', 'revoked', 50),
      ...duration('validate_token', 'error', 200),
      ...duration('validate_agent', 'ok', 50),
      ...duration('validate_agent', 'not_found', 50),
      ...duration('validate_agent', 'error', 50),
      'ibex_db_query_duration_seconds_count{operation="find_token"}': 200,
      'ibex_db_query_duration_seconds_count{operation="find_agent"}': 100,
    });
  });

  test('the pool is measured at each scrape', async () => {
    const { inUse, idle } = auth.database.pool();
    expect(idle).toBeGreaterThan(0);
    expect(await sampleOf(auth.metrics, 'ibex_db_pool_open_connections{state="idle"}')).toBe(idle);
    expect(await sampleOf(auth.metrics, 'ibex_db_pool_open_connections{state="in_use"}')).toBe(inUse);
  });

  test('the start is measured', async () => {
    for (const operation of ['migrate', 'seed']) {
      const series = `ibex_db_query_duration_seconds_count{operation="${operation}"}`;
      expect(await sampleOf(auth.metrics, series)).toBeGreaterThan(0);
    }
  });

  test('HTTP answers health, readiness by a query, and the metrics', async () => {
    const counts = await counted(auth.metrics, async () => {
      const ready = await fetch(`${auth.ready.http}/readyz`);
      expect([ready.status, await ready.json()]).toEqual([
        200,
        { status: 'ready', checks: { database: 'ok' } },
      ]);
    });
    expect(counts).toEqual(databaseQuery('ping'));
    expect((await fetch(`${auth.ready.http}/healthz`)).status).toBe(200);
    const scrape = await (await fetch(`${auth.ready.http}/metrics`)).text();
    expect(scrape).toContain('ibex_process_up{service="auth"} 1');
    for (const secret of [seeds.orgId, seeds.userId, seeds.agentId, ...Object.values(seeds.tokens)]) {
      expect(scrape).not.toContain(secret);
    }
    expect(auth.metrics.invalidRecordings()).toEqual([]);
  });
}

const PATIENTLY = { timeout: 10_000 };

type RunningAuth = RunningService<StartedAuth>;

function start(environment: Record<string, string>): Promise<RunningAuth> {
  return startService(authProgram, {
    // Longer than by default: tests share a machine with others.
    environment: { DATABASE_TIMEOUT_SECONDS: '10', LOG_LEVEL: 'silent', ...environment },
    isTestMode: true,
  });
}

async function insertDisabledAgent({ database }: RunningAuth, orgId: string): Promise<string> {
  const id = randomUUID();
  await database.query(
    'OTHER',
    "INSERT INTO agents (id, org_id, name, disabled_at) VALUES ($1, $2, 'Disabled agent', now())",
    [id, orgId],
  );
  return id;
}

function grpcRequest(method: string, status: string) {
  return { [`ibex_auth_grpc_requests_total{method="${method}",status="${status}"}`]: 1 };
}

function tokenCall(result: string) {
  return { [`ibex_auth_validate_token_duration_seconds_count{result="${result}"}`]: 1 };
}

function agentCall(result: string) {
  return { [`ibex_auth_validate_agent_duration_seconds_count{result="${result}"}`]: 1 };
}

function databaseQuery(operation: string) {
  return { [`ibex_db_query_duration_seconds_count{operation="${operation}"}`]: 1 };
}
