import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

describe('the logger', () => {
  it('writes one JSON object a line to standard error, and nothing to standard output', () => {
    const { stdout, lines } = logged(`logger.info({ port: 80 }, 'listening'); logger.warn('careful');`);
    expect(stdout).toBe('');
    expect(lines).toMatchObject([
      { level: 30, name: 'proxy', port: 80, msg: 'listening' },
      { level: 40, name: 'proxy', msg: 'careful' },
    ]);
  });

  it('writes nothing below its level', () => {
    const { lines } = logged(`
      const quiet = createLogger('proxy', 'error');
      quiet.warn('no');
      quiet.error('yes');
      createLogger('proxy', 'silent').fatal('no');
    `);
    expect(lines.map(({ msg }) => msg)).toEqual(['yes']);
  });

  it('removes what could hold a credential, down to the third level, in errors and in children too', () => {
    const { stderr, lines } = logged(`
      const keys = [
        'authorization', 'token', 'password', 'apiKey', 'headers', 'body',
        'DATABASE_URL', 'REDIS_URL', 'UPSTREAM_API_KEY',
      ];
      for (const key of keys) {
        const secret = { [key]: 'hunter2', kept: key };
        logger.info(secret, 'first level');
        logger.info({ one: secret }, 'second level');
        logger.info({ one: { two: secret } }, 'third level');
        logger.error({ err: Object.assign(new Error('it failed'), secret, { request: secret }) }, 'error');
        logger.error(Object.assign(new Error('it failed'), secret), 'error alone');
        logger.child(secret).info('bound to a child');
        logger.child({ one: secret }).info('bound to a child, second level');
        logger.child({}, { serializers: { req: (req) => req } }).info({ req: secret }, 'serialized');
        logger.info({ configuration: secret, ...secret }, 'twice');
      }
    `);
    expect(lines).toHaveLength(9 * 9);
    expect(stderr).not.toContain('hunter2');
    // What stands beside it stays.
    expect(stderr.match(/"kept":"token"/g)).toHaveLength(11);
  });

  it('says of a line in which trace it was written, and of no other', () => {
    const { lines } = logged(`
      const { startServerSpan } = await import('@ibex/telemetry');
      const { recordSpans } = await import('@ibex/telemetry/testing');
      recordSpans();
      const span = startServerSpan({ name: 'GET', attributes: {}, header: () => undefined });
      span.run(() => {
        logger.info('first');
        logger.child({ part: 'child' }).error(new Error('it failed'));
      });
      logger.info({ traceparent: span.headers().traceparent }, 'last');
    `);
    const [first, second, last] = lines;
    const [, trace_id, span_id] = String(last?.['traceparent']).split('-');
    expect(first).toMatchObject({ msg: 'first', trace_id, span_id });
    expect(second).toMatchObject({ part: 'child', msg: 'it failed', trace_id, span_id });
    expect(last).not.toHaveProperty('trace_id');
  });
});

/** What a program that logs writes. The program is given `createLogger` and a `logger` of the service "proxy". */
function logged(program: string) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { createLogger } from '@ibex/service-runtime';
      const logger = createLogger('proxy', 'info');
      ${program}`,
    ],
    { cwd: fileURLToPath(new URL('..', import.meta.url)), encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  const lines = stderr
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { stdout, stderr, lines };
}
