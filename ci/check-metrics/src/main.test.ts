import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { LoopbackServers } from './testing/loopback.js';
import { checkMetrics, shell } from './testing/run-program.js';
import { realScrape, replaced, withoutLines } from './testing/scrape-edits.js';

const TEXT_FORMAT = 'text/plain; version=0.0.4; charset=utf-8';
const ESCAPE = '\u001b';

let scrape: string;
let servers: LoopbackServers;

beforeAll(async () => {
  scrape = await realScrape();
});

beforeEach(() => {
  servers = new LoopbackServers();
});

afterEach(async () => {
  await servers.close();
});

async function serving(body: string): Promise<string> {
  const url = await servers.http((_, response) => response.setHeader('content-type', TEXT_FORMAT).end(body));
  return url.href;
}

describe('check-metrics ends with 0', () => {
  it('on a clean scrape from standard input', async () => {
    const { code, stdout, stderr } = await checkMetrics(['-'], { input: scrape });
    expect(stdout).toMatch(
      /^✓ standard input\n {2}11 of 11 required metrics, \d+ families, \d+ series, \d+ of at worst 13445 in the catalog, no findings\n {2}metric .*\n(?: {2}ibex_.* present .*\n){11}\n✓ passed: 1 target, no errors, no warnings\n$/,
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('on a clean target', async () => {
    const url = await serving(scrape);
    const { code, stdout, stderr } = await checkMetrics([url]);
    expect(stdout.split('\n')[0]).toBe(`✓ ${url}`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('on a target whose path is left out', async () => {
    const url = await serving(scrape);
    expect(await checkMetrics([new URL(url).origin])).toMatchObject({ code: 0, stderr: '' });
  });

  it('where there are only warnings', async () => {
    const input = `${scrape}# HELP queue_depth Jobs waiting\n# TYPE queue_depth gauge\n`;
    const { code, stdout } = await checkMetrics(['-'], { input });
    expect(stdout).toMatch(/^✓ .*\n.*, 1 finding\n/);
    expect(stdout).toMatch(/\n {2}\d+:8 warning queue_depth: /);
    expect(stdout).toContain('✓ passed: 1 target, no errors, 1 warning\n');
    expect(code).toBe(0);
  });

  it('on --help, which tells the options and the exit codes', async () => {
    const { code, stdout, stderr } = await checkMetrics(['--help']);
    expect(stdout).toContain('Usage: check-metrics [check] [options] [target...]');
    expect(stdout).toContain('Exit codes: 0 clean, 1 findings, 2 something could not be checked');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});

describe('check-metrics ends with 1', () => {
  it('on an empty body: it could be checked, and 11 metrics are missing', async () => {
    const { code, stdout, stderr } = await checkMetrics(['-'], { input: '' });
    expect(stdout.match(/\[metric\/missing\]/g)).toHaveLength(11);
    expect(stdout).toContain('0 of 11 required metrics, no families, no series');
    expect(stdout).toContain('1:1 error the body has no metric family [semantics/empty-body]');
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  });

  it('on one finding, with its place and what to do', async () => {
    const { code, stdout } = await checkMetrics(['-'], { input: withoutLines(scrape, 'ibex_process_up{') });
    expect(stdout).toMatch(/^✗ standard input\n {2}10 of 11 required metrics, .*, 1 finding\n/);
    expect(stdout).toMatch(
      /\n {2}\d+:1 error ibex_process_up: is declared but never sampled: .* \[metric\/never-sampled\]\n {4}(\d+) \| # HELP ibex_process_up .*\n {4} +\| \^+\n {4}see .*packages\/metrics\/src\/ibex-catalog\.ts:\d+:\d+\n {4}fix start /,
    );
    expect(code).toBe(1);
  });
});

describe('check-metrics ends with 2', () => {
  it('on a target it cannot reach', async () => {
    const url = await serving(scrape);
    await servers.close();
    const { code, stdout, stderr } = await checkMetrics([url]);
    expect(stdout).toBe(
      [
        `✗ ${url} could not be checked`,
        '  cannot be reached (ECONNREFUSED) [target/unreachable]',
        `  fix make sure that something listens at ${new URL(url).host}`,
        '',
        '✗ not everything was checked: 1 target, no errors, no warnings, 1 could not be checked',
        '',
      ].join('\n'),
    );
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' });
  });

  it('on a target that is none', async () => {
    const { code, stdout } = await checkMetrics(['localhost:9464']);
    expect(stdout).toContain(
      '"localhost:9464" is no target: it is neither a URL nor a file that exists [target/invalid]',
    );
    expect(code).toBe(2);
  });

  it('after --timeout, a fraction of a second too', async () => {
    const url = await servers.bytes(() => undefined);
    const { code, stdout } = await checkMetrics(['--timeout', '0.15', url.href]);
    expect(stdout).toContain('did not finish its answer within 0.15 s; it sent nothing [target/timeout]');
    expect(code).toBe(2);
  });

  it('beyond --max-bytes, from a URL and from standard input', async () => {
    const { code, stdout } = await checkMetrics(['--max-bytes', '1000', await serving(scrape), '-'], {
      input: scrape,
    });
    expect(stdout).toContain('  sent more than 1000 bytes (after decompression) [target/too-large]');
    expect(stdout).toContain('  standard input has more than 1000 bytes [target/too-large]');
    expect(code).toBe(2);
  });
});

describe('several targets', () => {
  it('are printed in the order they were given, and the worse exit code wins: 1 over 0', async () => {
    const bad = await serving('');
    const good = await serving(scrape);
    const { code, stdout } = await checkMetrics([bad, good]);
    expect(stdout.split('\n').filter((line) => /^[✓✗]/.test(line))).toEqual([
      `✗ ${bad}`,
      `✓ ${good}`,
      '✗ failed: 2 targets, 12 errors, no warnings',
    ]);
    expect(code).toBe(1);
  });

  it('2 over 1', async () => {
    const bad = await serving('');
    const { code, stdout } = await checkMetrics(['nonsense', bad]);
    expect(stdout).toContain(`✗ nonsense could not be checked`);
    expect(stdout).toContain(`✗ ${bad}\n`);
    expect(code).toBe(2);
  });

  it('are checked at the same time', async () => {
    const slow = await Promise.all([1, 2, 3, 4].map(() => servers.bytes(() => undefined)));
    const started = performance.now();
    await checkMetrics(['--timeout', '0.5', ...slow.map(({ href }) => href)]);
    expect(performance.now() - started).toBeLessThan(4 * 500);
  });
});

describe('a wrong command line ends with 2 and a usage message on standard error', () => {
  it.each([
    { args: [], says: 'error: there is nothing to check: give a target, or name targets in' },
    {
      args: ['--no-config', '-'],
      says: 'error: there is no catalog to check against: give --catalog <file>',
    },
    { args: ['--verbose', '-'], says: "error: unknown option '--verbose'" },
    { args: ['--catalog'], says: "error: option '--catalog <file>' argument missing" },
    { args: ['--timeout', 'soon', '-'], says: "argument 'soon' is invalid. It must be a duration above 0" },
    { args: ['--timeout', '0', '-'], says: "argument '0' is invalid. It must be a duration above 0" },
    {
      args: ['--timeout', 'Infinity', '-'],
      says: "argument 'Infinity' is invalid. It must be a duration above 0",
    },
    {
      args: ['--max-bytes', '-1', '-'],
      says: "argument '-1' is invalid. It must be a whole number above 0.",
    },
    { args: ['-', '-'], says: 'error: standard input can be read only once' },
    { args: ['a=-', 'a=http://127.0.0.1:9'], says: 'error: two targets are called "a"' },
    {
      args: ['--exercise', 'true', '--scrapes', '1', '-'],
      says: 'error: --exercise is run between two scrapes',
    },
    { args: ['--scrapes', '2', '-'], says: 'error: standard input can be read only once' },
    { args: ['--start', 'true', '--start-url', '-'], says: 'error: --start-url "-" is neither an http://' },
    { args: ['--catalog', 'a.mjs', 'check', '-'], says: 'error: --catalog stands before "check"; options' },
    { args: ['--no-config', 'lint', '-'], says: 'error: --no-config stands before "lint"; options' },
    { args: ['--start-url', 'http://127.0.0.1:9'], says: 'It stands behind the --start that it is for.' },
    {
      args: ['--output', 'xml', '-'],
      says: 'error: --output "xml": there is no "xml"; there are pretty, json',
    },
    { args: ['--budget', 'a', '-'], says: 'must be like ibex_proxy_*=500' },
    { args: ['--require-coverage', '101', '-'], says: 'must be a number from 0 to 100.' },
  ])('$args', async ({ args, says }) => {
    const { code, stdout, stderr } = await checkMetrics(args);
    expect(stderr).toContain(says);
    expect(stderr).toContain('Usage: check-metrics [options] [target...]');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});

describe('a catalog of its own', () => {
  let directory: string;
  let catalog: string;
  const body = '# HELP shop_cart_up Whether it runs\n# TYPE shop_cart_up gauge\nshop_cart_up 1\n';

  beforeAll(async () => {
    // In a folder whose name a URL has to escape.
    directory = join(await mkdtemp(join(tmpdir(), 'check-metrics-')), 'my #1 catalog, 100%');
    await mkdir(directory);
    catalog = join(directory, 'catalog.mjs');
    const catalogPackage = pathToFileURL(createRequire(import.meta.url).resolve('@ibex/catalog')).href;
    await writeFile(
      catalog,
      `import { defineCatalog, gauge } from '${catalogPackage}';
      export const catalog = defineCatalog({
        prefix: 'shop',
        services: ['cart'],
        metrics: [gauge('shop_cart_up', { help: 'Whether it runs' })],
      });`,
    );
  });

  afterAll(async () => {
    await rm(join(directory, '..'), { recursive: true });
  });

  it('takes the place of that of IBEX', async () => {
    const { code, stdout } = await checkMetrics(['--catalog', catalog, '-'], { input: body });
    expect(stdout).toMatch(/\n {2}1 of 1 required metric, /);
    expect(code).toBe(0);
  });

  it('may be given relative to the working directory', async () => {
    const options = { input: body, cwd: directory };
    expect(await checkMetrics(['--catalog', 'catalog.mjs', '-'], options)).toMatchObject({ code: 0 });
  });

  it('claims its own prefix: shop_ is checked, ibex_ is not', async () => {
    const input = `${replaced(body, '_up 1', '_up 1\nshop_cart_extra 1')}ibex_process_up 1\n`;
    const { code, stdout } = await checkMetrics(['--catalog', catalog, '-'], { input });
    expect(stdout).toContain('4:1 error shop_cart_extra: has the prefix "shop_" but is not in the catalog');
    expect(stdout.match(/metric\/undeclared/g)).toHaveLength(1);
    expect(code).toBe(1);
  });

  it.each([
    { source: 'export const metrics = [];', says: 'does not export a catalog' },
    { source: "throw new Error('no database');", says: 'cannot be loaded: no database' },
  ])('that cannot be used ends with 2: $says', async ({ source, says }) => {
    const path = join(directory, 'unusable.mjs');
    await writeFile(path, source);
    const { code, stdout, stderr } = await checkMetrics(['--catalog', path, '-'], { input: body });
    expect(stderr).toContain(`check-metrics: ${path}: ${says}`);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});

describe('the output', () => {
  const hasScript = existsSync('/usr/bin/script');

  it.each([
    { CI: 'true' },
    { NO_COLOR: '1' },
    { NO_COLOR: '1', FORCE_COLOR: '1' },
    { TERM: 'xterm-256color' },
  ])('is plain where it goes into a pipe and the environment is %j', async (env) => {
    expect((await checkMetrics(['-'], { input: scrape, env })).stdout).not.toContain(ESCAPE);
  });

  it('has colours where FORCE_COLOR asks for them', async () => {
    const { stdout } = await checkMetrics(['-'], { input: scrape, env: { FORCE_COLOR: '1' } });
    expect(stdout).toContain(`${ESCAPE}[32m✓`);
  });

  it.skipIf(!hasScript).each([
    { env: { TERM: 'xterm-256color' }, coloured: true },
    { env: { TERM: 'xterm-256color', NO_COLOR: '1' }, coloured: false },
    { env: { TERM: 'dumb' }, coloured: false },
  ])('on a terminal with $env is coloured: $coloured', async ({ env, coloured }) => {
    const line = `script --quiet --return --command 'check-metrics nonsense' /dev/null`;
    const { stdout } = await shell(line, { env });
    expect(stdout).toContain('could not be checked');
    expect(stdout.includes(`${ESCAPE}[31m`)).toBe(coloured);
  });

  it('never has a control character of the target in it', async () => {
    const hostile = `${ESCAPE}]0;owned\u0007${ESCAPE}[2J\r\u009b31m\u202e`;
    const input = [
      replaced(scrape, '{service="proxy"}', `{service="${hostile}"}`),
      `# HELP ibex_x_total ${hostile}\n# TYPE ibex_x_total ${hostile}\n`,
      `${hostile} 1\n`,
      `queue_depth{${hostile}="1"} 1\n`,
      `queue_depth ${hostile}\n`,
    ].join('');
    const { code, stdout } = await checkMetrics(['-'], { input });
    expect(stdout.match(/syntax\//g)?.length).toBeGreaterThanOrEqual(4);
    expect(stdout).toContain(String.raw`the value "\u{1b}]0;owned\u{7}\u{1b}[2J\u{d}\u{9b}31m\u{202e}"`);
    expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(code).toBe(1);
  });

  it('never has credentials in it', async () => {
    const url = new URL(await serving(''));
    url.username = 'scraper';
    url.password = 'hunter2';
    const { stdout, stderr } = await checkMetrics([url.href, url.href.replace('http:', 'ftp:')]);
    expect(stdout).toContain('could not be checked');
    expect(stdout + stderr).not.toMatch(/scraper|hunter2/);
  });

  it('may be cut off by its reader without complaint: check-metrics … | head -1', async () => {
    // More than a pipe holds, so that the program is still writing when its reader leaves.
    const input = Array.from({ length: 2000 }, (_, index) => `ibex_x_${String(index)} 1\n`).join('');
    const line = '{ check-metrics -; echo "ended with $?" >&2; } | head -1';
    expect(await shell(line, { input })).toEqual({
      code: 0,
      stdout: '✗ standard input\n',
      stderr: 'ended with 1\n',
    });
  });
});
