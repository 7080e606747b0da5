import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';

import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { CheckMetricsConfig } from '../config/config.js';
import { LoopbackServers } from '../testing/loopback.js';
import { checkMetrics, type Run } from '../testing/run-program.js';
import { replaced, withoutLines } from '../testing/scrape-edits.js';
import { shopCatalogFile } from '../testing/shop-catalog-file.js';
import { servingInTurn, SHOP_BODY } from '../testing/shop-plan.js';
import { temporaryDirectory } from '../testing/temporary-directory.js';

const directory = temporaryDirectory();
let servers: LoopbackServers;

beforeAll(() => {
  directory.file('catalog.mjs', shopCatalogFile());
});

beforeEach(() => {
  servers = new LoopbackServers();
});

afterEach(async () => {
  await servers.close();
});

function configure(config: CheckMetricsConfig = {}): void {
  const written = { catalog: 'catalog.mjs', ...config };
  directory.file('check-metrics.config.json', JSON.stringify(written, undefined, 2));
}

/** Runs the program where its configuration is. */
function run(...args: string[]): Promise<Run> {
  return checkMetrics(args, { cwd: directory.path('.') });
}

/** The names of the sections that were printed, and whether they are well. */
function headlines({ stdout }: Run): string[] {
  return stdout.split('\n').filter((line) => /^[✓✗]/.test(line));
}

const TROLLEYS = replaced(SHOP_BODY, '# HELP shop_web_carts Carts', '# HELP shop_web_carts Trolleys');
const WITHOUT_CARTS = withoutLines(SHOP_BODY, 'shop_web_carts');

describe('the configuration', () => {
  it('is found in a folder above, and all of its targets are checked without arguments', async () => {
    configure({
      targets: {
        web: await servingInTurn(servers, SHOP_BODY),
        spare: { file: 'spare.prom', require: ['shop_web_orders_*'] },
      },
    });
    directory.file('spare.prom', WITHOUT_CARTS);
    mkdirSync(directory.path('deep/down'), { recursive: true });
    const result = await checkMetrics([], { cwd: directory.path('deep/down') });
    expect(headlines(result)).toEqual([
      expect.stringMatching(/^✓ web http:\/\/127\.0\.0\.1:\d+\/metrics$/),
      expect.stringMatching(/^✓ spare .*spare\.prom$/),
      '✓ passed: 2 targets, no errors, no warnings',
    ]);
    expect(result).toMatchObject({ code: 0, stderr: '' });
  });

  it('is the one of --config, where that is given, and none with --no-config', async () => {
    configure({ targets: { web: 'http://127.0.0.1:1' } });
    directory.file('spare.prom', SHOP_BODY);
    directory.file(
      'other.json',
      JSON.stringify({ catalog: 'catalog.mjs', targets: { spare: { file: 'spare.prom' } } }),
    );
    expect(headlines(await run('--config', 'other.json'))[0]).toBe('✓ spare spare.prom');
    expect(headlines(await run('--no-config', '--catalog', 'catalog.mjs', 'spare.prom'))[0]).toBe(
      '✓ spare.prom',
    );
  });

  it('that is wrong ends the run with 2, at its file, line and key', async () => {
    directory.file(
      'check-metrics.config.json',
      '{\n  "catalog": "catalog.mjs",\n  "exemptions": [\n    { "code": "metric/help" }\n  ],\n  "exemption": []\n}\n',
    );
    const { code, stdout, stderr } = await run();
    expect(stderr).toMatch(/check-metrics\.config\.json:4:\d+: exemptions\[0\]\.?.*reason/);
    expect(stderr).toMatch(/check-metrics\.config\.json:6:\d+: .*"?exemption"?/);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it('names a target that is held to less than the command line says', async () => {
    configure({ targets: { web: { url: 'http://127.0.0.1:1', require: ['shop_web_orders_*'] } } });
    const url = await servingInTurn(servers, WITHOUT_CARTS);
    expect(await run(`web=${url}`, '--require-coverage', '100%')).toMatchObject({ code: 0 });
    const { code, stdout } = await run(url, '--require-coverage', '100%');
    expect(stdout).toContain('covers 2 of 3 metrics (66.6 %), 100 % are required [target/coverage]');
    expect(code).toBe(1);
  });
});

describe('several outputs', () => {
  it('are all written, each to its place', async () => {
    configure();
    const url = await servingInTurn(servers, TROLLEYS);
    const { code, stdout, stderr } = await run(
      ...['--output', 'sarif=reports/metrics.sarif', '--output', 'junit=reports/metrics.xml'],
      ...['--output', 'json=metrics.json', '--output', 'pretty', url],
    );
    expect(stdout).toContain('✗ failed: 1 target, 1 error, no warnings\n');
    expect(readdirSync(directory.path('reports')).sort()).toEqual(['metrics.sarif', 'metrics.xml']);
    const sarif = JSON.parse(readFileSync(directory.path('reports/metrics.sarif'), 'utf8')) as object;
    expect(sarif).toMatchObject({
      runs: [
        {
          results: [
            {
              ruleId: 'metric/help',
              locations: [
                {
                  physicalLocation: { artifactLocation: { uri: 'catalog.mjs' }, region: { startLine: 10 } },
                },
              ],
            },
          ],
        },
      ],
    });
    expect(readFileSync(directory.path('reports/metrics.xml'), 'utf8')).toContain('type="metric/help"');
    expect(JSON.parse(readFileSync(directory.path('metrics.json'), 'utf8'))).toMatchObject({ exitCode: 1 });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  });

  it('are refused before anything is started, where two have one place', async () => {
    configure();
    const marker = directory.path('started');
    const { code, stderr } = await run(
      '--output',
      'json',
      '--output',
      'pretty',
      '--start',
      `touch ${marker}`,
    );
    expect(stderr).toContain('json and pretty would both go to standard output');
    expect(code).toBe(2);
    expect(existsSync(marker)).toBe(false);
  });
});

describe('the baseline', () => {
  it('is written, lets pass what is known, tells what is new and what is mended, and shrinks', async () => {
    configure({ baseline: 'known.json' });
    const [known, worse] = [directory.path('known.prom'), directory.path('worse.prom')];
    directory.file('known.prom', TROLLEYS);
    directory.file('worse.prom', withoutLines(TROLLEYS, 'shop_web_orders_total'));
    const web = (file: string, ...args: string[]): Promise<Run> => run(`web=${file}`, ...args);

    expect(await web(known)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(
        'known.json: there is no such baseline; correct the path, or',
      ) as string,
    });
    expect(await web(known, '--write-baseline')).toMatchObject({
      code: 0,
      stderr: 'check-metrics: known.json has 1 finding\n',
    });
    const clean = await web(known);
    expect(clean.stdout).toContain('  1 finding of the baseline\n');
    expect(clean.stdout).toContain('✓ passed: 1 target, no errors, no warnings, 1 in the baseline\n');
    expect(clean.code).toBe(0);

    const broken = await web(worse);
    expect(broken.stdout).toContain(
      'shop_web_orders_total: required counter "Orders" is missing [metric/missing]',
    );
    expect(broken.code).toBe(1);
    expect(await web(worse, '--write-baseline')).toMatchObject({ code: 1 });

    directory.file('known.prom', SHOP_BODY);
    const mended = await web(known);
    expect(mended.stdout).toMatch(
      /known\.json:4:5 error shop_web_carts: metric\/help on web is in the baseline and no more there \[baseline\/fixed\]/,
    );
    expect(mended.code).toBe(1);
    expect(await web(known, '--write-baseline')).toMatchObject({
      code: 0,
      stderr: 'check-metrics: known.json has 0 findings\n',
    });
    expect(await web(known)).toMatchObject({ code: 0 });
  });

  it('does not shrink by what could not be checked', async () => {
    configure({ baseline: 'kept.json' });
    directory.file('kept.prom', TROLLEYS);
    await run(`web=${directory.path('kept.prom')}`, '--write-baseline');
    const before = readFileSync(directory.path('kept.json'), 'utf8');
    expect(await run('web=http://127.0.0.1:1', '--write-baseline')).toMatchObject({ code: 2 });
    expect(readFileSync(directory.path('kept.json'), 'utf8')).toBe(before);
    const failedExercise = ['--exercise', 'exit 1', '--write-baseline'];
    directory.file('kept.prom', SHOP_BODY);
    expect(await run(`web=${directory.path('kept.prom')}`, ...failedExercise)).toMatchObject({ code: 2 });
    expect(readFileSync(directory.path('kept.json'), 'utf8')).toBe(before);
  });
});

describe('an exemption', () => {
  const HELP = { code: 'metric/help', reason: 'the texts are being written' };

  it.each([
    {
      title: 'lets pass what it is for, and is shown with its reason',
      exemption: { ...HELP, until: '2999-12-31' },
      body: TROLLEYS,
      says: /exempted: the texts are being written \(until 2999-12-31\)/,
      code: 0,
    },
    {
      title: 'lets nothing pass after its last day',
      exemption: { ...HELP, until: '2000-01-31' },
      body: TROLLEYS,
      says: /check-metrics\.config\.json:6:\d+ error the exemption from metric\/help ended on 2000-01-31/,
      code: 1,
    },
    {
      title: 'is told where there is nothing left to let pass',
      exemption: HELP,
      body: SHOP_BODY,
      says: /check-metrics\.config\.json:6:\d+ error the exemption from metric\/help exempts nothing/,
      code: 1,
    },
    {
      title: 'of no known day ends the run with 2, at its key',
      exemption: { ...HELP, until: '2026-02-30' },
      body: SHOP_BODY,
      says: /^check-metrics: check-metrics\.config\.json:7:\d+: exemptions\[0\]\.until .*is no day of the calendar/,
      code: 2,
    },
  ])('$title', async ({ exemption, body, says, code }) => {
    configure({ exemptions: [exemption] });
    directory.file('web.prom', body);
    const result = await run(`web=${directory.path('web.prom')}`);
    expect(code === 2 ? result.stderr : result.stdout).toMatch(says);
    expect(result.code).toBe(code);
  });

  it('is not told to be of no use where what it is for may have been left out', async () => {
    directory.file('web.prom', SHOP_BODY);
    directory.file('old.prom', TROLLEYS);
    configure({ exemptions: [HELP], targets: { web: { file: 'web.prom' }, old: { file: 'old.prom' } } });
    expect(await run('web')).toMatchObject({ code: 0 });
    expect(await run()).toMatchObject({ code: 0 });
  });
});
