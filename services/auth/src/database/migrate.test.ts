import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { createMetrics } from '@ibex/metrics';
import { createLogger } from '@ibex/service-runtime';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

import type { Database } from './database.js';
import { embeddedDriver } from './embedded-driver.js';
import { measuredDatabase } from './measured-database.js';
import { migrate, schemaVersions } from './migrate.js';

const FIRST = '001.do.create-tables.sql';

let temporary: string;
let folder: string;
let database: Database;

beforeAll(async () => {
  database = measuredDatabase(await embeddedDriver({ folder: undefined, timeout: 10_000 }), {
    metrics: createMetrics({ service: 'auth', runtimeMetrics: false }),
    logger: createLogger('auth', 'silent'),
    timeout: 10_000,
  });
});

afterAll(() => database.close());

beforeEach(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'ibex-migrations-'));
  // A name full of what means something in a glob pattern.
  folder = join(temporary, 'migrations [old] (copy) {1}');
  await mkdir(folder);
  await copyFile(fileURLToPath(new URL(`../../migrations/${FIRST}`, import.meta.url)), join(folder, FIRST));
  await database.transaction('OTHER', (run) => run('DROP SCHEMA public CASCADE; CREATE SCHEMA public'));
});

afterEach(() => rm(temporary, { recursive: true }));

test('the first run makes the schema, the second changes nothing', async () => {
  expect(await schemaVersions(database, folder)).toEqual({ actual: 0, needed: 1 });
  expect(await migrate(database, folder)).toEqual({ version: 1, applied: [FIRST] });
  expect(await migrate(database, folder)).toEqual({ version: 1, applied: [] });
  expect(await schemaVersions(database, folder)).toEqual({ actual: 1, needed: 1 });
  expect(await versions()).toEqual([0, 1]);
  expect(await database.query('OTHER', 'SELECT id FROM tokens')).toEqual([]);
});

test('a migration that fails leaves nothing of the run behind', async () => {
  await writeFile(join(folder, '002.do.broken.sql'), 'CREATE TABLE half (id int); SELECT nonsense;');
  await expect(migrate(database, folder)).rejects.toMatchObject({ kind: 'rejected', code: '42703' });
  const tables = await database.query(
    'OTHER',
    "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'",
  );
  expect(tables).toEqual([]);
});

test('a migration that was applied and then edited is refused', async () => {
  await migrate(database, folder);
  await writeFile(join(folder, FIRST), 'SELECT 1;');
  await expect(migrate(database, folder)).rejects.toThrow('MD5 checksum failed for migration [1]');
});

test('an older program leaves a newer schema as it is', async () => {
  const second = join(folder, '002.do.newer.sql');
  await writeFile(second, 'CREATE TABLE newer (id int);');
  await migrate(database, folder);
  await rm(second);
  expect(await migrate(database, folder)).toEqual({ version: 2, applied: [] });
  expect(await schemaVersions(database, folder)).toEqual({ actual: 2, needed: 1 });
  expect(await versions()).toEqual([0, 1, 2]);
});

async function versions() {
  const rows = await database.query(
    'OTHER',
    'SELECT version::int FROM ibex_auth_migrations ORDER BY version',
  );
  return rows.map((row) => row['version']);
}
