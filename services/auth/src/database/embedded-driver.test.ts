import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import type { DatabaseDriver } from './database.js';
import { embeddedDriver } from './embedded-driver.js';

test('a folder keeps the data for the next start, is made where it is missing, and belongs to one at a time', async () => {
  const temporary = await mkdtemp(join(tmpdir(), 'ibex-data-'));
  const folder = join(temporary, 'some', 'where');
  const first = await open(folder);
  await first.transaction((run) => run('CREATE TABLE kept (word text); INSERT INTO kept VALUES ($$yes$$);'));
  await expect(open(folder)).rejects.toMatchObject({ code: 'IN_USE' });
  await first.close();

  const second = await open(folder);
  expect(await second.query('SELECT word FROM kept', [])).toEqual([{ word: 'yes' }]);
  await second.close();
  await rm(temporary, { recursive: true });
});

test('its one connection is in use while a query runs, and gone when it is closed', async () => {
  const driver = await open(undefined);
  expect(driver.pool()).toEqual({ inUse: 0, idle: 1 });
  const queries = Promise.all([driver.query('SELECT 1', []), driver.query('SELECT 1', [])]);
  expect(driver.pool()).toEqual({ inUse: 1, idle: 0 });
  await queries;
  expect(driver.pool()).toEqual({ inUse: 0, idle: 1 });
  await driver.close();
  expect(driver.pool()).toEqual({ inUse: 0, idle: 0 });
});

test('a transaction that rejects keeps nothing', async () => {
  const driver = await open(undefined);
  const failing = driver.transaction(async (run) => {
    await run('CREATE TABLE half (id int)');
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  await expect(driver.query('SELECT * FROM half', [])).rejects.toMatchObject({
    kind: 'rejected',
    code: '42P01',
  });
  await driver.close();
});

function open(folder: string | undefined): Promise<DatabaseDriver> {
  return embeddedDriver({ folder, timeout: 10_000 });
}
