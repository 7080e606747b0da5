import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { isRunning } from '../testing/is-running.js';
import { LoopbackServers } from '../testing/loopback.js';
import { checkMetrics, PROGRAM, type Run } from '../testing/run-program.js';
import { shopCatalogFile } from '../testing/shop-catalog-file.js';
import { SHOP_BODY } from '../testing/shop-plan.js';
import { temporaryDirectory } from '../testing/temporary-directory.js';

const directory = temporaryDirectory();

/** A service that writes its process id, answers at PORT or any, and starts a child that sleeps. */
const SERVICE = `
  import { spawn } from 'node:child_process';
  import { appendFileSync } from 'node:fs';
  import { createServer } from 'node:http';
  const child = spawn('sleep', ['60'], { stdio: 'inherit' });
  appendFileSync(process.env.PIDS, process.pid + '\\n' + process.ppid + '\\n' + child.pid + '\\n');
  let orders = 5;
  const server = createServer(({ url }, response) => {
    response.setHeader('content-type', 'text/plain');
    if (url === '/orders') orders++;
    response.end(process.env.BODY.replace('} 5', '} ' + orders));
  }).listen(process.env.PORT ?? 0, '127.0.0.1', () => {
    if (process.env.PORT) return;
    console.log(JSON.stringify({ event: 'ready', service: 'shop', http: 'http://127.0.0.1:' + server.address().port }));
  });`;

describe('a target that is started', () => {
  const pids = (): number[] =>
    existsSync(directory.path('pids'))
      ? readFileSync(directory.path('pids'), 'utf8').trim().split('\n').map(Number)
      : [];
  let servers: LoopbackServers;
  const environment = { BODY: SHOP_BODY, PIDS: '' };

  beforeEach(() => {
    rmSync(directory.path('pids'), { force: true });
    environment.PIDS = directory.path('pids');
    directory.file('service.mjs', SERVICE);
    directory.file('catalog.mjs', shopCatalogFile());
    directory.file('check-metrics.config.json', '{ "catalog": "catalog.mjs" }');
    servers = new LoopbackServers();
  });

  afterEach(async () => {
    await servers.close();
  });

  function runWith(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Run> {
    return checkMetrics(args, { cwd: directory.path('.'), env: { ...environment, ...env } });
  }

  it('is checked where it says, under the name it says, and is gone with its child', async () => {
    const result = await runWith(['--start', `${process.execPath} service.mjs`]);
    expect(result.stdout.split('\n')[0]).toMatch(/^✓ shop http:\/\/127\.0\.0\.1:\d+\/metrics$/);
    expect(result).toMatchObject({ code: 0, stderr: '' });
    expect(pids()).toHaveLength(3);
    expect(pids().filter(isRunning)).toEqual([]);
  });

  it('is checked at its --start-url, and is gone with its child', async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}/anything`;
    const result = await runWith(['--start', `${process.execPath} service.mjs`, '--start-url', url], {
      PORT: port,
    });
    expect(result.stdout.split('\n')[0]).toBe(`✓ node ${url}`);
    expect(result.code).toBe(0);
    expect(pids().filter(isRunning)).toEqual([]);
  });

  it('is exercised between its scrapes, at the address it has', async () => {
    const exercise = `for target in $CHECK_METRICS_TARGETS; do ${process.execPath} -e "await fetch(new URL('/orders', process.argv[1]))" --input-type=module $target; done`;
    const { code, stdout, stderr } = await runWith([
      '--start',
      `${process.execPath} service.mjs`,
      ...['--scrapes', '3', '--interval', '10ms', '--exercise', exercise],
    ]);
    expect(stdout).toContain(', 3 scrapes, no findings');
    expect(stderr).toBe('scrape 1 of 3\nrunning the exercise command\nscrape 2 of 3\nscrape 3 of 3\n');
    expect(code).toBe(0);
    expect(pids().filter(isRunning)).toEqual([]);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('is gone after %s, which comes while another drips: exit code %i', async (signal, exitCode) => {
    let isAsked: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => (isAsked = resolve));
    const drip = await servers.http((_, response) => {
      response.write(SHOP_BODY);
      isAsked();
    });
    const child = spawn(
      process.execPath,
      [PROGRAM, '--timeout', '60s', '--start', `${process.execPath} service.mjs`, drip.href],
      { cwd: directory.path('.'), env: { PATH: process.env['PATH'], ...environment } },
    );
    const [stdout, stderr] = [text(child.stdout), text(child.stderr)];
    await asked;
    expect(pids().filter(isRunning)).toHaveLength(3);
    child.kill(signal);
    const [code] = (await once(child, 'close')) as [number | null];
    expect({ code, stdout: await stdout, stderr: await stderr }).toEqual({
      code: exitCode,
      stdout: '',
      stderr: `check-metrics: interrupted (${signal}), so nothing is reported\n`,
    });
    expect(pids().filter(isRunning)).toEqual([]);
  });
});

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return String(port);
}
