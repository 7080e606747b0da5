import { isInstalled, type Postgres, startPostgres } from '@ibex/test-programs';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { freeze, thaw } from '../testing/postgres-processes.js';
import type { DatabaseDriver } from './database.js';
import { postgresDriver } from './postgres-driver.js';

const POOL_SIZE = 4;
const TIMEOUT = 1_000;
// Three of these PostgreSQL keeps for superusers, which the test's own user is.
const MAX_CONNECTIONS = 12;

describe.runIf(isInstalled('postgresql'))('a pool of connections to PostgreSQL', () => {
  let postgres: Postgres;
  let observer: pg.Client;
  let driver: DatabaseDriver;

  beforeAll(async () => {
    postgres = await startPostgres({
      max_connections: String(MAX_CONNECTIONS),
      superuser_reserved_connections: '0',
    });
  });

  afterAll(async () => {
    await postgres.stop();
  });

  beforeEach(async () => {
    observer = await connect();
    driver = open();
  });

  afterEach(async () => {
    await driver.close();
    await observer.end();
  });

  test('counts the connections the server counts: those that work, and those that wait', async () => {
    driver = open({ timeout: 60_000 });
    await observer.query('SELECT pg_advisory_lock(1)');
    const queries = Promise.all(
      Array.from({ length: 3 }, () => driver.query('SELECT pg_advisory_xact_lock(1)', [])),
    );
    await expect.poll(connections, PATIENTLY).toEqual({ active: 3 });
    expect(driver.pool()).toEqual({ inUse: 3, idle: 0 });
    await observer.query('SELECT pg_advisory_unlock(1)');
    await queries;
    expect(driver.pool()).toEqual({ inUse: 0, idle: 3 });
    await expect.poll(connections, PATIENTLY).toEqual({ idle: 3 });
  });

  test('counts the connection of a transaction', async () => {
    await driver.transaction(async (run) => {
      await run('SELECT 1');
      expect(driver.pool()).toEqual({ inUse: 1, idle: 0 });
      await expect.poll(connections, PATIENTLY).toEqual({ 'idle in transaction': 1 });
    });
    await expect.poll(() => driver.pool(), PATIENTLY).toEqual({ inUse: 0, idle: 0 });
    await expect.poll(connections, PATIENTLY).toEqual({});
  });

  test('opens no more connections than it may, and has queries wait for one', async () => {
    const queries = Array.from({ length: 3 * POOL_SIZE }, () => driver.query('SELECT pg_sleep(0.1)', []));
    await Promise.all(queries);
    expect(driver.pool()).toEqual({ inUse: 0, idle: POOL_SIZE });
    await expect.poll(connections, PATIENTLY).toEqual({ idle: POOL_SIZE });
  });

  test('prepares a statement once on a connection', async () => {
    const single = open({ poolSize: 1 });
    for (const number of [1, 2, 3]) {
      expect(await single.query('SELECT $1::int AS number', [number])).toEqual([{ number }]);
    }
    const statements = await single.query(
      'SELECT statement FROM pg_prepared_statements WHERE NOT statement LIKE $1',
      ['%pg_prepared_statements%'],
    );
    expect(statements).toEqual([{ statement: 'SELECT $1::int AS number' }]);
    await single.close();
  });

  test('waits for a connection no longer than its timeout', async () => {
    const single = open({ poolSize: 1, timeout: 300 });
    const start = performance.now();
    const queries = Array.from({ length: 5 }, () => outcomeOf(single.query('SELECT pg_sleep(5)', [])));
    expect(await Promise.all(queries)).toEqual(['57014', ...Array<string>(4).fill('TIMEOUT')]);
    expect(performance.now() - start).toBeLessThan(300 * 4);
    await single.close();
  });

  test('sends nothing for a caller that left while it waited for a connection', async () => {
    const single = open({ poolSize: 1 });
    await single.query('CREATE SEQUENCE sent', []);
    const caller = new AbortController();
    const first = single.query('SELECT pg_sleep(0.2)', []);
    const second = outcomeOf(single.query("SELECT nextval('sent')", [], caller.signal));
    caller.abort();
    await first;
    expect(await second).toBe('CANCELLED');
    expect(await single.query("SELECT nextval('sent')::int AS next", [])).toEqual([{ next: 1 }]);
    await single.query('DROP SEQUENCE sent', []);
    await single.close();
  });

  test.each([
    { what: 'a wrong statement', text: 'SELECT nonsense', code: '42703' },
    { what: 'a statement that took too long', text: 'SELECT pg_sleep(5)', code: '57014' },
  ])('keeps its connection after $what', async ({ text, code }) => {
    const [before] = await driver.query('SELECT pg_backend_pid()', []);
    expect(await outcomeOf(driver.query(text, []))).toBe(code);
    expect(await driver.query('SELECT pg_backend_pid()', [])).toEqual([before]);
  });

  test('prepares anew what a migration has made of another shape', async () => {
    await driver.query('CREATE TABLE shape AS SELECT 1 AS id', []);
    expect(await driver.query('SELECT id FROM shape', [])).toEqual([{ id: 1 }]);
    await observer.query('ALTER TABLE shape ALTER id TYPE text');
    expect(await outcomeOf(driver.query('SELECT id FROM shape', []))).toBe('0A000');
    expect(await driver.query('SELECT id FROM shape', [])).toEqual([{ id: '1' }]);
    await driver.query('DROP TABLE shape', []);
  });

  test('a connection the server ends fails the query it worked on, and no later one', async () => {
    driver = open({ timeout: 60_000 });
    await Promise.all(Array.from({ length: 3 }, () => driver.query('SELECT pg_sleep(0.1)', [])));
    const working = outcomeOf(driver.query('SELECT pg_sleep(30)', []));
    await expect.poll(connections, PATIENTLY).toEqual({ active: 1, idle: 2 });
    await observer.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'ibex-auth'",
    );
    expect(await working).toBe('57P01');
    await expect.poll(() => driver.pool(), PATIENTLY).toEqual({ inUse: 0, idle: 0 });
    expect(await driver.query('SELECT 1 AS one', [])).toEqual([{ one: 1 }]);
  });

  test('a server out of connections fails queries at once, until it has one', async () => {
    const others = await Promise.all(Array.from({ length: MAX_CONNECTIONS - 1 }, connect));
    expect(await outcomeOf(driver.query('SELECT 1', []))).toBe('53300');
    expect(driver.pool()).toEqual({ inUse: 0, idle: 0 });
    await Promise.all(others.map((other) => other.end()));
    await expect.poll(() => outcomeOf(driver.query('SELECT 1', [])), PATIENTLY).toBe('answered');
  });

  test('a frozen server fails queries in time; when it goes on, no connection is left over', async () => {
    await driver.query('SELECT 1', []);
    await freeze(postgres);
    const start = performance.now();
    const outcomes = await Promise.all(
      Array.from({ length: 3 * POOL_SIZE }, () => outcomeOf(driver.query('SELECT 1', []))),
    );
    expect(new Set(outcomes)).toEqual(new Set(['TIMEOUT']));
    expect(performance.now() - start).toBeLessThan(TIMEOUT * 3);
    // Sooner than the pool lets go of what is idle.
    await expect.poll(() => driver.pool(), { timeout: 3_000 }).toEqual({ inUse: 0, idle: 0 });

    await thaw(postgres);
    await expect.poll(() => outcomeOf(driver.query('SELECT 1', [])), PATIENTLY).toBe('answered');
    await expect.poll(connections, PATIENTLY).toEqual({ idle: driver.pool().idle });
  });

  test('a server that crashes fails queries, and is used again when it is back', async () => {
    driver = open({ timeout: 60_000 });
    const working = outcomeOf(driver.query('SELECT pg_sleep(30)', []));
    const [backend] = (await observer.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows;
    observer.on('error', () => undefined);
    // Of one process that is killed PostgreSQL concludes that its memory is broken: it ends all and starts anew.
    process.kill(backend?.pid ?? 0, 'SIGKILL');
    expect(await working).toMatch(/57P02|CONNECTION_LOST|ECONNRESET/);
    await expect.poll(() => outcomeOf(driver.query('SELECT 1', [])), PATIENTLY).toBe('answered');
    observer = await connect();
    await expect.poll(connections, PATIENTLY).toEqual({ idle: driver.pool().idle });
  });

  function open({ poolSize = POOL_SIZE, timeout = TIMEOUT } = {}): DatabaseDriver {
    return postgresDriver({ url: postgres.url, poolSize, timeout });
  }

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: postgres.url, application_name: 'another' });
    await client.connect();
    return client;
  }

  /** What the server says of the service's connections: how many are in which state. */
  async function connections(): Promise<Record<string, number>> {
    const { rows } = await observer.query<{ state: string; count: number }>(
      "SELECT state, count(*)::int FROM pg_stat_activity WHERE application_name = 'ibex-auth' GROUP BY state",
    );
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  }
});

const PATIENTLY = { timeout: 10_000 };

/** `answered`, or the code of the failure. */
function outcomeOf(query: Promise<unknown>): Promise<string> {
  return query.then(
    () => 'answered',
    (error: unknown) => (error as { code: string }).code,
  );
}
