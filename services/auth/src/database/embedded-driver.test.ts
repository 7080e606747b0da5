import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { embeddedDriver } from './embedded-driver.js';

test('a folder keeps the data for the next start, and is made where it is missing', async () => {
  const temporary = await mkdtemp(join(tmpdir(), 'ibex-data-'));
  const folder = join(temporary, 'some', 'where');
  const first = await embeddedDriver(folder);
  await first.transaction((run) => run('CREATE TABLE kept (word text); INSERT INTO kept VALUES ($$yes$$);'));
  await first.close();

  const second = await embeddedDriver(folder);
  expect(await second.query('SELECT word FROM kept', [])).toEqual([{ word: 'yes' }]);
  await second.close();
  await rm(temporary, { recursive: true });
});

test('its one connection is in use while a query runs, and gone when it is closed', async () => {
  const driver = await embeddedDriver(undefined);
  expect(driver.pool()).toEqual({ inUse: 0, idle: 1 });
  const queries = Promise.all([driver.query('SELECT 1', []), driver.query('SELECT 1', [])]);
  expect(driver.pool()).toEqual({ inUse: 1, idle: 0 });
  await queries;
  expect(driver.pool()).toEqual({ inUse: 0, idle: 1 });
  await driver.close();
  expect(driver.pool()).toEqual({ inUse: 0, idle: 0 });
});

test('a transaction that rejects keeps nothing', async () => {
  const driver = await embeddedDriver(undefined);
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
