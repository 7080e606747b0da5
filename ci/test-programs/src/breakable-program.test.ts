import { createConnection } from 'node:net';

import { expect, it } from 'vitest';

import { startBreakable } from './breakable-program.js';
import { isInstalled } from './installed-programs.js';
import { isRunning } from './program-family.js';
import { startBreakablePostgres } from './start-postgres.js';
import { startRedis } from './start-redis.js';

it.runIf(isInstalled('redis-server'))('a program is frozen, thawed, killed and started again', async () => {
  const first = await startRedis();
  await first.stop();
  const redis = await startBreakable(() => startRedis(first.port));
  const { pid } = redis.current();
  redis.freeze();
  const answer = ping(first.port);
  expect(await Promise.race([answer, nothingFor(200)])).toBe('nothing');
  redis.thaw();
  expect(await answer).toBe('+PONG\r\n');

  await redis.kill();
  expect(await redis.current().ended).toMatchObject({ signal: 'SIGKILL' });
  await expect(ping(first.port)).rejects.toThrow('ECONNREFUSED');
  await redis.startAgain();
  expect(await ping(first.port)).toBe('+PONG\r\n');
  expect(redis.current().pid).not.toBe(pid);
  redis.freeze();
  await redis.stop();
  expect(isRunning(redis.current().pid)).toBe(false);
});

it.runIf(isInstalled('postgresql'))(
  'a server is killed with its processes, and comes back at its port with its data',
  async () => {
    const postgres = await startBreakablePostgres();
    const { url } = postgres.current();
    await postgres.kill();
    await postgres.startAgain();
    expect(postgres.current().url).toBe(url);
    expect(postgres.current().output()).toContain('database system was not properly shut down');
    await postgres.stop();
  },
);

function ping(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.once('error', reject).once('data', (data) => {
      socket.destroy();
      resolve(data.toString());
    });
  });
}

function nothingFor(milliseconds: number): Promise<string> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, 'nothing'));
}
