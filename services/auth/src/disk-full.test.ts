import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

import { startService } from '@ibex/service-runtime';
import { isInstalled, programPath, temporaryFolder } from '@ibex/test-programs';
import { describe, expect, test } from 'vitest';

import { authProgram } from './auth-program.js';
import { counted } from './testing/counted.js';
import { connectAuth, outcomeOf } from './testing/grpc-calls.js';

describe.runIf(isInstalled('prlimit'))('on a disk that is full', () => {
  test('calls are UNAVAILABLE and counted, readiness fails, and both recover when there is space', async () => {
    const folder = await temporaryFolder('ibex-data');
    const auth = await startService(authProgram, {
      environment: {
        AUTH_DATA_DIR: join(folder.path, 'data'),
        DATABASE_TIMEOUT_SECONDS: '10',
        LOG_LEVEL: 'silent',
      },
      isTestMode: true,
    });
    const client = connectAuth(auth.ready.grpc);
    const token = auth.ready.seeds?.tokens.valid ?? '';
    const validate = () => outcomeOf((done) => client.validateToken({ token }, done));
    const readiness = async () => (await fetch(`${auth.ready.http}/readyz`)).status;
    expect(await validate()).toMatchObject({ status: 'OK' });
    await auth.database.query('OTHER', 'CREATE TABLE filler (bytes bytea)');

    const release = fillDisk();
    let written = 0;
    const write = () =>
      auth.database.query('OTHER', 'INSERT INTO filler VALUES ($1)', [randomBytes(500_000)]);
    await expect(
      (async () => {
        for (;;) {
          await write();
          written += 1;
        }
      })(),
    ).rejects.toMatchObject({ kind: 'unavailable' });

    const counts = await counted(auth.metrics, async () => {
      expect(await validate()).toEqual({
        status: 'UNAVAILABLE',
        details: 'the database does not answer; try again',
      });
    });
    expect(counts).toEqual({
      'ibex_auth_grpc_requests_total{method="ValidateToken",status="UNAVAILABLE"}': 1,
      'ibex_auth_validate_token_duration_seconds_count{result="error"}': 1,
      'ibex_db_query_duration_seconds_count{operation="find_token"}': 1,
    });
    expect(await readiness()).toBe(503);
    expect(auth.database.pool()).toEqual({ inUse: 0, idle: 0 });

    release();
    await expect.poll(validate, { timeout: 30_000, interval: 300 }).toMatchObject({ status: 'OK' });
    expect(await readiness()).toBe(200);
    expect(await auth.database.query('OTHER', 'SELECT count(*)::int AS rows FROM filler')).toEqual([
      { rows: written },
    ]);
    await write();

    client.close();
    await auth.stop();
    await folder.remove();
  }, 120_000);
});

/**
 * Has writes of this process fail from a place in each file on, as they do where no space is left; it takes no file
 * system of its own, which only root could make.
 *
 * @returns makes space
 */
function fillDisk(): () => void {
  // Who has no listener is ended by the signal that comes with the failure.
  const ignore = () => undefined;
  process.on('SIGXFSZ', ignore);
  const limitFiles = (bytes: string) =>
    execFileSync(programPath('prlimit'), ['--pid', String(process.pid), `--fsize=${bytes}:unlimited`]);
  limitFiles(String(4 * 1024 * 1024));
  return () => {
    limitFiles('unlimited');
    process.off('SIGXFSZ', ignore);
  };
}
