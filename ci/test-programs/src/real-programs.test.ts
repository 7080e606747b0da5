import { writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { join } from 'node:path';

import { describe, expect, it, vi } from 'vitest';

import { isInstalled } from './installed-programs.js';
import { startPostgres } from './start-postgres.js';
import { startPrometheus } from './start-prometheus.js';
import { startRedis } from './start-redis.js';
import { temporaryFolder } from './temporary-folder.js';

describe('the real programs start on loopback and stop', () => {
  it.runIf(isInstalled('redis-server'))('redis-server', async () => {
    const redis = await startRedis();
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = createConnection(redis.port, '127.0.0.1', () => socket.write('PING\r\n'));
      socket.once('error', reject).once('data', (data) => {
        socket.destroy();
        resolve(data.toString());
      });
    });
    expect(answer).toBe('+PONG\r\n');
    await redis.stop();
    expect(() => process.kill(redis.pid, 0)).toThrow('ESRCH');
  });

  it.runIf(isInstalled('postgresql'))('postgresql', async () => {
    const postgres = await startPostgres();
    expect(postgres.url).toMatch(/^postgresql:\/\/ibex@127\.0\.0\.1:\d+\/postgres$/);
    await postgres.stop();
    expect(() => process.kill(postgres.pid, 0)).toThrow('ESRCH');
  });

  it.runIf(isInstalled('prometheus'))('prometheus, with rules', async () => {
    const folder = await temporaryFolder('rules');
    const file = join(folder.path, 'rules.yml');
    await writeFile(file, 'groups: [{ name: g, rules: [{ record: answer, expr: vector(42) }] }]');
    const settings = { ruleFiles: [file], features: ['exemplar-storage'] };
    const prometheus = await startPrometheus({}, '100ms', undefined, settings);
    await vi.waitFor(
      async () => {
        expect(await prometheus.query('answer')).toMatchObject([{ value: 42 }]);
      },
      { timeout: 10_000, interval: 100 },
    );
    const flags = (await (await fetch(`${prometheus.url}/api/v1/status/flags`)).json()) as {
      data: Record<string, string>;
    };
    expect(flags.data['enable-feature']).toBe('exemplar-storage');
    await prometheus.stop();
    await folder.remove();
  });

  it.runIf(isInstalled('prometheus'))('prometheus', async () => {
    const prometheus = await startPrometheus({});
    expect(await prometheus.query('vector(42)')).toEqual([{ labels: {}, value: 42 }]);
    await expect(prometheus.query('vector(')).rejects.toThrow('Prometheus refused vector(');
    await prometheus.stop();
    expect(() => process.kill(prometheus.pid, 0)).toThrow('ESRCH');
  });
});
