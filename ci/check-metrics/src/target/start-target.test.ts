import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { once } from 'node:events';

import { afterAll, describe, expect, it } from 'vitest';

import { CouldNotCheckError } from './could-not-check.js';
import { temporaryDirectory } from '../testing/temporary-directory.js';
import { parseUrlTarget } from './parse-target.js';
import { programTarget, type ProgramOptions } from './program-target.js';
import { readTarget } from './read-target.js';
import { startTarget } from './start-target.js';

const directory = temporaryDirectory();
const node = process.execPath;

/** A service that says where it answers, once it has written its process id and that of its parent to a file. */
function service({ child }: { readonly child?: string } = {}): string {
  return `
    import { spawn } from 'node:child_process';
    import { appendFileSync } from 'node:fs';
    import { createServer } from 'node:http';
    appendFileSync(process.env.PIDS, process.pid + '\\n' + process.ppid + '\\n');
    ${child === undefined ? '' : `spawn(process.execPath, ['${child}'], { stdio: 'inherit' });`}
    const server = createServer((_, response) => response.end('up 1\\n')).listen(process.env.PORT ?? 0, '127.0.0.1', () => {
      ${child === undefined ? `console.log(JSON.stringify({ event: 'ready', service: 'shop', http: 'http://127.0.0.1:' + server.address().port }));` : ''}
    });`;
}

let runs = 0;

/** A program, and the process ids it writes. */
function program(command: string, options: ProgramOptions = {}) {
  const file = directory.path(`pids-${String(runs++)}`);
  const environment = { PIDS: file, ...options.environment };
  return {
    target: programTarget(command, { startTimeout: 10_000, ...options, environment }),
    pids: () =>
      existsSync(file) ? [...new Set(readFileSync(file, 'utf8').trim().split('\n').map(Number))] : [],
  };
}

function isRunning(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${String(pid)}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

async function failureOf(target: ReturnType<typeof programTarget>): Promise<CouldNotCheckError> {
  const outcome: unknown = await startTarget(target).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(CouldNotCheckError);
  return outcome as CouldNotCheckError;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

afterAll(() => {
  expect(process.listeners('exit').filter(({ name }) => name.includes('kill'))).toEqual([]);
});

describe('a program that is started', () => {
  it('is scraped where it says, as often as wanted, and gone after that', async () => {
    const { target, pids } = program(`${node} ${directory.file('service.mjs', service())}`);
    const started = await startTarget(target);
    expect(started.target).toMatchObject({ kind: 'url', name: 'shop' });
    expect(started.target.label).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/metrics$/);
    for (let scrapes = 0; scrapes < 3; scrapes++) {
      expect(Buffer.from((await readTarget(started.target)).body).toString()).toBe('up 1\n');
    }
    expect(pids().every(isRunning)).toBe(true);
    await started.stop();
    expect(pids().filter((pid) => pid !== process.pid && isRunning(pid))).toEqual([]);
    await expect(readTarget(started.target)).rejects.toMatchObject({ code: 'target/unreachable' });
  });

  it('is gone with whatever it started: the shell, its child, and the child of that', async () => {
    const child = directory.file('child.mjs', service());
    const parent = directory.file('parent.mjs', service({ child }));
    const { target, pids } = program(`echo starting; ${node} ${parent} & ${node} ${parent}; echo over`);
    {
      await using started = await startTarget(target);
      expect((await readTarget(started.target)).body).toHaveLength(5);
      await expect.poll(() => pids().length).toBe(5);
    }
    expect(pids()).not.toContain(process.pid);
    expect(pids().filter(isRunning)).toEqual([]);
  });

  it('may go on behind a shell that has ended', async () => {
    const { target, pids } = program(`${node} ${directory.file('background.mjs', service())} &`);
    await using started = await startTarget(target);
    expect((await readTarget(started.target)).body).toHaveLength(5);
    await started.stop();
    expect(pids().filter((pid) => pid !== 1 && isRunning(pid))).toEqual([]);
  });

  it('is asked at the address that is given, until it answers', async () => {
    const port = await freePort();
    const at = parseUrlTarget(`http://127.0.0.1:${String(port)}`);
    const silent = directory.file('silent.mjs', service({ child: directory.file('idle.mjs', '') }));
    const { target, pids } = program(`sleep 0.3; exec ${node} ${silent}`, {
      name: 'proxy',
      environment: { PORT: String(port) },
      ...(at && { at }),
    });
    await using started = await startTarget(target);
    expect(started.target).toMatchObject({ name: 'proxy', label: at?.label });
    expect((await readTarget(started.target)).body).toHaveLength(5);
    await started.stop();
    expect(pids().filter((pid) => pid !== process.pid && isRunning(pid))).toEqual([]);
  });

  it('is stopped when the check is given up, before it is ready and after', async () => {
    for (const command of ['sleep 60', `${node} ${directory.file('given-up.mjs', service())}`]) {
      const { target } = program(`echo $$ >> "$PIDS"; ${command}; true`);
      const controller = new AbortController();
      const started = startTarget(target, { cancelSignal: controller.signal });
      if (command === 'sleep 60') {
        setTimeout(() => {
          controller.abort(new Error('Ctrl-C'));
        }, 200);
        await expect(started).rejects.toThrow('Ctrl-C');
      } else {
        const { target: scraped } = await started;
        controller.abort(new Error('Ctrl-C'));
        await expect
          .poll(() =>
            readTarget(scraped).then(
              () => 'answers',
              (error: unknown) => (error as CouldNotCheckError).code,
            ),
          )
          .toBe('target/unreachable');
        await (await started).stop();
      }
    }
  });

  it('is not even started where the check was given up before', async () => {
    const { target, pids } = program('echo $$ >> "$PIDS"');
    const cancelSignal = AbortSignal.abort(new Error('Ctrl-C'));
    await expect(startTarget(target, { cancelSignal })).rejects.toThrow('Ctrl-C');
    expect(pids()).toEqual([]);
  });

  it('has its output read for as long as it runs, however much there is', async () => {
    const noisy = `${service()} setInterval(() => console.error('x'.repeat(100_000)), 1);`;
    const { target } = program(`${node} ${directory.file('noisy.mjs', noisy)}`);
    await using started = await startTarget(target);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await readTarget(started.target)).body).toHaveLength(5);
  });
});

describe('a program could not be started', () => {
  it('where it ends early, with how and what it wrote last, harmless for a terminal', async () => {
    const { target } = program(`echo one; printf 'two \\033[31m\\n' >&2; printf three; exit 3`);
    const { code, message, fix } = await failureOf(target);
    expect(code).toBe('target/not-started');
    expect(message).toMatch(/^the program ended before it was ready \(exit code 3\); its last output: /);
    for (const line of ['one', 'two \\u{1b}[31m', 'three']) expect(message).toContain(line);
    expect(fix).toBe('run the command by itself to see why');
  });

  it('where it is killed', async () => {
    expect((await failureOf(program('kill -KILL $$').target)).message).toBe(
      'the program ended before it was ready (signal SIGKILL); it wrote nothing',
    );
  });

  it('where there is no such program, or no such directory', async () => {
    expect((await failureOf(program('no-such-program').target)).message).toMatch(
      /\(exit code 127\).*not found/,
    );
    expect(await failureOf(program('true', { directory: '/no/such/directory' }).target)).toMatchObject({
      code: 'target/not-started',
      message: 'the program cannot be started in "/no/such/directory" (ENOENT)',
    });
  });

  it('where it is not ready in time, and is stopped', async () => {
    const { target, pids } = program('echo $$ >> "$PIDS"; echo waiting for the database; sleep 60; true', {
      startTimeout: 300,
    });
    expect(await failureOf(target)).toMatchObject({
      code: 'target/not-ready',
      message:
        'the program named no address of its own within 0.3 s; its last output: waiting for the database',
    });
    expect(pids()).toHaveLength(1);
    expect(pids().filter(isRunning)).toEqual([]);
  });

  it('where nothing answers at its address in time', async () => {
    const at = parseUrlTarget(`http://127.0.0.1:${String(await freePort())}`);
    const { target } = program('sleep 60', { startTimeout: 200, ...(at && { at }) });
    expect(await failureOf(target)).toMatchObject({
      code: 'target/not-ready',
      message: `nothing answered at ${String(at?.label)} within 0.2 s; it wrote nothing`,
    });
  });

  it('where something else answers at its address already', async () => {
    const server = createServer((_, response) => response.writeHead(500).end()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const at = parseUrlTarget(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
    const { target, pids } = program('echo $$ >> "$PIDS"', { ...(at && { at }) });
    expect(await failureOf(target)).toMatchObject({
      code: 'target/not-started',
      message: `something answers at ${String(at?.label)} before the program is started`,
    });
    expect(pids()).toEqual([]);
    server.close();
  });

  it('without its credentials, which are not in what it wrote', async () => {
    expect(
      await failureOf(program('true', { access: { bearerTokenEnv: 'NO_SUCH_TOKEN' } }).target),
    ).toMatchObject({
      code: 'target/credentials',
    });
    const bearerTokenFile = directory.file('token', 't0k3n');
    const { target } = program(`echo t0k3n "$DB_PASSWORD"; false`, {
      access: { bearerTokenFile },
      environment: { DB_PASSWORD: 'hunter2' },
    });
    expect((await failureOf(target)).message).toMatch(/its last output: \*{5} \*{7}$/);
    const long = program('echo "$LONG_TOKEN"; false', { environment: { LONG_TOKEN: 'x1'.repeat(500) } });
    expect((await failureOf(long.target)).message).not.toContain('x1');
  });
});

describe('the label of a program', () => {
  it.each([
    ['node server.js --token hunter2', 'node'],
    ['/usr/local/bin/auth --port 0', 'auth'],
    ['PORT=0 TOKEN="hunter 2" ./auth.sh x', 'auth.sh'],
    ["TOKEN='hunter 2' exec ./auth", 'auth'],
    ['env ./auth', 'auth'],
    ['TOKEN=$(cat hunter2) ./auth', 'started program'],
    ['TOKEN="$(echo "hunter2 x")" ./auth', 'started program'],
    ['TOKEN="a\\" hunter2 b" ./auth', 'started program'],
    ['"./my auth" hunter2', 'started program'],
    ['curl://hunter2@host', 'started program'],
    ['', 'started program'],
  ])('%s is %s', (command, label) => {
    expect(programTarget(command).label).toBe(label);
  });
});
