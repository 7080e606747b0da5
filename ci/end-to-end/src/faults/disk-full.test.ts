import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import {
  canHaveSmallDisk,
  type IbexService,
  type SmallDisk,
  startIbexService,
  startSmallDisk,
} from '@ibex/test-programs';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startCalling } from './balanced-calls.js';
import { increase, scrape } from './counters.js';

describe.runIf(canHaveSmallDisk())('auth with its embedded database on a disk that is full', () => {
  let disk: SmallDisk;
  let auth: IbexService;
  let token: string;

  const start = (args: readonly string[], folder = 'data') =>
    startIbexService('auth', {
      args,
      environment: {
        AUTH_DATA_DIR: join(disk.path, folder),
        AUTH_GRPC_PORT: '0',
        AUTH_HTTP_PORT: '0',
        LOG_LEVEL: 'warn',
      },
      runBy: disk.enter,
    });
  const expectAnswers = async (work: () => unknown) => {
    const before = await scrape(auth.ready.http);
    const calls = startCalling([String(auth.ready['grpc'])], token, 2);
    await pause(100);
    await work();
    await pause(200);
    await calls.stop();
    const moved = increase(before, await scrape(auth.ready.http));
    const counted = moved['ibex_auth_grpc_requests_total{method="ValidateToken",status="OK"}'] ?? 0;
    expect(counted).toBeGreaterThan(0);
    expect(calls.outcomes).toEqual({ OK: counted });
    const { statusCode } = await request(`${auth.ready.http}/readyz`, { reset: true });
    expect(statusCode).toBe(200);
  };

  beforeAll(async () => {
    disk = await startSmallDisk(128);
    auth = await start(['--test-mode']);
    token = (auth.ready['seeds'] as { tokens: { valid: string } }).tokens.valid;
  });
  afterAll(async () => {
    await auth.stop();
    await disk.stop();
  });

  it('goes on answering when it fills up', () =>
    expectAnswers(() => {
      disk.fill();
    }));

  it('stops when asked to', async () => {
    auth.signal('SIGTERM');
    expect(await auth.ended).toEqual({ exitCode: 0, signal: undefined });
  });

  it('does not start where it has nothing yet, and says why', async () => {
    await expect(start([], 'new')).rejects.toThrow(
      /ended with exit code 2; it wrote:[^]* AUTH_DATA_DIR: .*the disk is full/,
    );
  });

  it('has lost nothing when there is space again', async () => {
    disk.empty();
    auth = await start([]);
    await expectAnswers(() => undefined);
  });
});
