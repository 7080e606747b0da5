import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
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

describe('a log that nobody reads', () => {
  const burst = `
    const { setImmediate } = await import('node:timers/promises');
    for (let line = 0; line < 8000; line += 1) {
      logger.info('x'.repeat(1000));
      if (line % 10 === 0) await setImmediate();
    }
    console.log('went on');
  `;

  it('keeps nobody waiting, and costs no more memory than it may', async () => {
    const program = start(burst);
    try {
      expect(String(await once(program.stdout, 'data'))).toBe('went on\n');
      const lines = linesOf(await text(program.stderr));
      const lost = lines.at(-1);
      expect(lost).toMatchObject({ level: 40, msg: 'lines of the log are lost: they were not read in time' });
      expect(lines.length - 1 + Number(lost?.['lines'])).toBe(8000);
      // 4 MiB, and what is in the pipe.
      expect(lines.length).toBeGreaterThan(3000);
      expect(lines.length).toBeLessThan(6000);
    } finally {
      program.kill('SIGKILL');
    }
  });
});

it('a log that finds no space on its disk stops nothing, and lets the program end', async () => {
  const full = await open('/dev/full', 'w');
  const program = spawn(
    process.execPath,
    argumentsFor(`
      const { setTimeout } = await import('node:timers/promises');
      for (let line = 0; line < 3; line += 1) {
        logger.info('x'.repeat(5000));
        await setTimeout(150);
      }
      logger.fatal('the last');
      console.log('went on');
    `),
    { cwd: PACKAGE, stdio: ['ignore', 'pipe', full.fd] },
  );
  try {
    const ended = once(program, 'close');
    expect(program.stdout && (await text(program.stdout))).toBe('went on\n');
    expect(await ended).toEqual([0, null]);
  } finally {
    program.kill('SIGKILL');
    await full.close();
  }
});

describe.concurrent('the last lines of a log', () => {
  it.each([
    ['when the program comes to its end', ''],
    ['when it exits', 'setImmediate(() => process.exit(0));'],
    ['with a fatal one when it is killed', `logger.fatal('x'); process.kill(process.pid, 'SIGKILL');`],
  ])('are written %s', async (_when, end) => {
    const program = start(`
      for (let line = 1; line <= 500; line += 1) logger.info({ line }, 'a line');
      ${end}
    `);
    const lines = linesOf(await text(program.stderr)).filter(({ msg }) => msg === 'a line');
    expect(lines.map(({ line }) => line)).toEqual(Array.from({ length: 500 }, (_, index) => index + 1));
  });

  it('are written soon while it goes on', async () => {
    const program = start(`
      for (let line = 0; line < 50; line += 1) logger.info('one of many');
      logger.info('the last');
      setInterval(() => undefined, 1000);
    `);
    let log = '';
    for await (const read of program.stderr) {
      log += String(read);
      if (log.includes('the last')) program.kill('SIGKILL');
    }
    expect(linesOf(log)).toHaveLength(51);
  });
});

function start(program: string) {
  return spawn(process.execPath, argumentsFor(program), { cwd: PACKAGE, stdio: ['ignore', 'pipe', 'pipe'] });
}

const PACKAGE = fileURLToPath(new URL('..', import.meta.url));

function argumentsFor(program: string): string[] {
  return [
    '--input-type=module',
    '-e',
    `import { createLogger } from '@ibex/service-runtime';
    const logger = createLogger('proxy', 'info');
    ${program}`,
  ];
}

/** What a program that logs writes. The program is given `createLogger` and a `logger` of the service "proxy". */
function logged(program: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, argumentsFor(program), {
    cwd: PACKAGE,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return { stdout, stderr, lines: linesOf(stderr) };
}

function linesOf(log: string): Record<string, unknown>[] {
  return log
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
