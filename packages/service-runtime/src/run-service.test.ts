import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { afterAll, describe, expect, it } from 'vitest';

const EXAMPLE_SERVICE = fileURLToPath(new URL('../dist/testing/example-service.js', import.meta.url));
const configured = { API_KEY: 'sk-live-hunter2' };

const started: ChildProcess[] = [];

afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
});

describe.concurrent('a service that starts', () => {
  it('prints one ready line as JSON, logs to standard error, and stops with exit code 0 on SIGTERM', async () => {
    const service = run({ environment: configured });
    const ready = await service.ready;
    expect(ready).toEqual({
      event: 'ready',
      service: 'proxy',
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as unknown,
      isTestMode: false,
      hasTestKey: false,
    });
    expect((await fetch(`${String(ready['url'])}/healthz`)).status).toBe(200);

    service.kill('SIGTERM');
    const { code, stdout, stderr } = await service.ended;
    expect(code).toBe(0);
    expect(stdout).toBe(`${JSON.stringify(ready)}\n`);
    expect(messagesOf(stderr).slice(-3)).toEqual(['stopping', 'everything is closed', 'stopped']);
    expect(stderr).not.toContain('hunter2');
  });

  it.each([
    ['sends nothing', ''],
    ['never finishes its request', 'GET / HTTP/1.1\r\nhost: a\r\n'],
  ])('does not wait for a connection that %s', async (_what, sent) => {
    const service = run({ environment: { ...configured, SHUTDOWN_GRACE_SECONDS: '10' } });
    const socket = connect(Number(new URL(String((await service.ready)['url'])).port), '127.0.0.1');
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    if (sent !== '') socket.write(sent);
    await sleep(100);
    const start = performance.now();
    service.kill('SIGTERM');
    expect((await service.ended).code).toBe(0);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('finishes what is open before it stops', async () => {
    const service = run({ environment: configured });
    const url = String((await service.ready)['url']);
    const open = fetch(`${url}/slow`);
    await service.logs('incoming request');
    service.kill('SIGINT');
    expect(await (await open).json()).toEqual({ answered: true });
    expect((await service.ended).code).toBe(0);
  });

  it('logs what is wrong with its metrics, the cause of a failed scrape included', async () => {
    const service = run({ environment: configured });
    const url = String((await service.ready)['url']);
    await fetch(`${url}/break-metrics`);
    expect((await fetch(`${url}/metrics`)).status).toBe(500);
    await service.logs('the metrics could not be rendered');
    service.kill('SIGTERM');
    const { stderr } = await service.ended;
    expect(messagesOf(stderr)).toContain('a metric recording was mended or dropped');
    expect(stderr).toContain('what is measured is gone');
  });

  it('ends with exit code 1 after the grace period, when it does not stop', async () => {
    const service = run({
      environment: { ...configured, EXAMPLE_STOP: 'hangs', SHUTDOWN_GRACE_SECONDS: '0.3' },
    });
    await service.ready;
    const killed = performance.now();
    service.kill('SIGTERM');
    const { code, stderr } = await service.ended;
    expect(code).toBe(1);
    expect(performance.now() - killed).toBeGreaterThan(250);
    expect(messagesOf(stderr)).toContain('killed by timeout (300ms)');
  });

  it('ends with exit code 1 at once on a second signal', async () => {
    const service = run({
      environment: { ...configured, EXAMPLE_STOP: 'hangs', SHUTDOWN_GRACE_SECONDS: '60' },
    });
    await service.ready;
    service.kill('SIGTERM');
    await service.logs('stopping');
    service.kill('SIGTERM');
    expect((await service.ended).code).toBe(1);
  });

  it('ends with exit code 1 when stopping fails', async () => {
    const service = run({ environment: { ...configured, EXAMPLE_STOP: 'fails' } });
    await service.ready;
    service.kill('SIGTERM');
    const { code, stderr } = await service.ended;
    expect(code).toBe(1);
    expect(stderr).toContain('it does not stop');
  });

  it('stops, with exit code 1, after an error nobody handled', async () => {
    const service = run({ environment: configured });
    const url = String((await service.ready)['url']);
    await fetch(`${url}/crash`).catch(() => undefined);
    const { code, stderr } = await service.ended;
    expect(code).toBe(1);
    expect(stderr).toContain('nobody handles this');
    expect(messagesOf(stderr)).toEqual(
      expect.arrayContaining(['stopping after an error nobody handled', 'everything is closed', 'stopped']),
    );
  });
});

describe.concurrent('test mode', () => {
  it.each([
    ['with --test-mode', ['--test-mode'], {}],
    ['with IBEX_TEST_MODE=1', [], { IBEX_TEST_MODE: '1' }],
    ['for a variable that is set to nothing', ['--test-mode'], { API_KEY: '' }],
  ])('fills in the test defaults %s', async (_how, args, environment) => {
    const service = run({ args, environment });
    expect(await service.ready).toMatchObject({ isTestMode: true, hasTestKey: true });
    service.kill('SIGTERM');
    expect((await service.ended).code).toBe(0);
  });

  it('leaves what the environment sets', async () => {
    const service = run({ args: ['--test-mode'], environment: configured });
    expect(await service.ready).toMatchObject({ isTestMode: true, hasTestKey: false });
    service.kill('SIGTERM');
    expect((await service.ended).code).toBe(0);
  });
});

describe.concurrent('a service that is told to stop while it starts', () => {
  it('stops once it has started, with exit code 0', async () => {
    const service = run({ environment: { ...configured, EXAMPLE_START: 'slowly' } });
    await service.logs('starting');
    service.kill('SIGTERM');
    const { code, stderr } = await service.ended;
    expect(code).toBe(0);
    expect(messagesOf(stderr)).toContain('everything is closed');
  });
});

describe.concurrent('a service that does not start', () => {
  it('ends with exit code 2 where it cannot tell whether it is in test mode', async () => {
    const { code, stderr } = await run({ environment: { ...configured, IBEX_TEST_MODE: 'banana' } }).ended;
    expect(code).toBe(2);
    expect(stderr).toContain('IBEX_TEST_MODE: must be 1 or 0');
  });

  it('ends with exit code 2 when it is not configured, naming the variables and never a value', async () => {
    const { code, stdout, stderr } = await run({ environment: { API_KEY: 'hunter2', PORT: 'hunter2' } })
      .ended;
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toBe(
      [
        'ibex-proxy: the configuration is not valid',
        '  PORT: must be a port from 0 to 65535',
        '  API_KEY: must begin with "sk-"',
        '',
      ].join('\n'),
    );
  });

  it('ends with exit code 2 when a variable is missing, and outside of test mode has no defaults for it', async () => {
    const { code, stderr } = await run({ environment: { IBEX_TEST_MODE: '0' } }).ended;
    expect(code).toBe(2);
    expect(stderr).toContain('API_KEY: is not set; give the key of the upstream\n');
  });

  it('ends with exit code 2 when it finds out itself that it is not configured', async () => {
    const environment = { ...configured, EXAMPLE_START: 'is not configured' };
    const { code, stderr } = await run({ environment }).ended;
    expect(code).toBe(2);
    expect(stderr).toContain('API_KEY: the upstream does not know this key\n');
  });

  it('ends with exit code 1 when it fails, and prints no ready line', async () => {
    const { code, stdout, stderr } = await run({ environment: { ...configured, EXAMPLE_START: 'fails' } })
      .ended;
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toBe('ibex-proxy: the database does not answer\n');
  });

  it('ends with exit code 0 after --help, which tells its options and variables', async () => {
    const { code, stdout, stderr } = await run({ args: ['--help'] }).ended;
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toContain('Usage: ibex-proxy [options] [command]\n\nA service for tests\n');
    expect(stdout).toContain('--test-mode');
    expect(stdout).toContain('Environment: PORT, API_KEY,');
  });

  it.each([
    ['an option it does not know', '--tset-mode', `unknown option '--tset-mode'`],
    ['an argument', 'proxy', 'too many arguments'],
  ])('ends with exit code 2 for %s', async (_what, argument, message) => {
    const { code, stdout, stderr } = await run({ args: [argument], environment: configured }).ended;
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
  });
});

describe.concurrent('a command', () => {
  it('runs instead of the service, is given the environment, and ends with exit code 0', async () => {
    expect(await run({ args: ['greet', 'world'], environment: { API_KEY: 'x' } }).ended).toEqual({
      code: 0,
      stdout: 'hello world of x\n',
      stderr: '',
    });
  });

  it.each([
    { name: 'absent', code: 1, stderr: 'ibex-proxy: nobody of this name is there\n' },
    { name: 'nobody', code: 2, stderr: 'ibex-proxy: name: is nobody; give somebody\n' },
    {
      name: 'no-key',
      code: 2,
      stderr: 'ibex-proxy: the configuration is not valid\n  API_KEY: is not set\n',
    },
  ])('that rejects ends the program with exit code $code: $stderr', async ({ name, code, stderr }) => {
    expect(await run({ args: ['greet', name] }).ended).toEqual({ code, stdout: '', stderr });
  });

  it.each([
    { args: ['greet'], message: "missing required argument 'name'" },
    { args: ['greet', 'one', 'two'], message: 'too many arguments' },
    { args: ['greet', '--loud', 'one'], message: "unknown option '--loud'" },
    { args: ['greet', '--ibex_hunter2', 'one'], message: "unknown option '--ibex_…'" },
  ])(
    'that is not understood ends with exit code 2, and repeats no token: $args',
    async ({ args, message }) => {
      const { code, stdout, stderr } = await run({ args }).ended;
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(message);
      expect(stderr).not.toContain('hunter2');
    },
  );
});

interface Run {
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

function run({ args = [], environment = {} }: Run) {
  const child = spawn(process.execPath, [EXAMPLE_SERVICE, ...args], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (data) => (stdout += String(data)));
  child.stderr.on('data', (data) => (stderr += String(data)));
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    child.once('close', (code) => {
      resolve({ code, stdout, stderr });
    });
  });
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) {
      if (child.exitCode !== null) throw new Error(`it ended with ${String(child.exitCode)}: ${stderr}`);
      await sleep(10);
    }
  };
  return {
    ended,
    /** The ready line. */
    get ready() {
      return until(() => stdout.includes('\n')).then(() => JSON.parse(stdout) as Record<string, unknown>);
    },
    /** Resolves when a message has been logged. */
    logs: (message: string) => until(() => messagesOf(stderr).includes(message)),
    kill: (signal: NodeJS.Signals) => child.kill(signal),
  };
}

function messagesOf(stderr: string): unknown[] {
  const lines = stderr.split('\n').filter((line) => line.startsWith('{') && line.endsWith('}'));
  return lines.map((line) => (JSON.parse(line) as { msg?: unknown }).msg);
}
