import { printExposition } from '@ibex/exposition';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { LoopbackServers } from '../testing/loopback.js';
import { checkMetrics, type Run } from '../testing/run-program.js';
import { realScrape } from '../testing/scrape-edits.js';
import { temporaryDirectory } from '../testing/temporary-directory.js';

const directory = temporaryDirectory();

let servers: LoopbackServers;

beforeEach(() => {
  servers = new LoopbackServers();
});

afterEach(async () => {
  await servers.close();
});

async function serving(body: string): Promise<string> {
  const url = await servers.http((_, response) =>
    response.setHeader('content-type', 'text/plain; version=0.0.4').end(body),
  );
  return url.href;
}

const CARTS = {
  prefix: 'shop',
  services: ['cart'],
  metrics: [
    {
      name: 'shop_cart_lines',
      type: 'gauge',
      help: 'Lines',
      labels: { kind: ['food', 'other'] },
      budget: 2,
    },
  ],
};

function carts(config: object = {}): string {
  directory.file('catalog.json', JSON.stringify(CARTS));
  return directory.file('config.json', JSON.stringify({ catalog: 'catalog.json', ...config }));
}

async function cardinality(...args: readonly string[]): Promise<Run> {
  return checkMetrics(['cardinality', ...args]);
}

function lines(...kinds: readonly string[]): string {
  return printExposition([
    {
      name: 'shop_cart_lines',
      help: 'Lines',
      type: 'gauge',
      samples: kinds.map((kind) => ({
        name: 'shop_cart_lines',
        labels: [{ name: 'kind', value: kind }],
        value: 1,
      })),
    },
  ]);
}

describe('check-metrics cardinality ends with 0', () => {
  it('on a catalog, whose worst case it tells', async () => {
    const { code, stdout, stderr } = await cardinality();
    expect(stdout).toMatch(/^13445 series at worst of 11 metrics, budget 14500\n/);
    expect(stdout).toMatch(/^proxy +13234 +14000 {2}#+$/m);
    expect(stdout).toMatch(/^route +7 +2 +13230 +\+1890 {2}too many for the service proxy \(14000\), the c/m);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('on a target that keeps the budgets, with what there is and what can come', async () => {
    const url = await serving(await realScrape());
    const { code, stdout, stderr } = await cardinality('--target', url);
    const [, there = '', left = ''] = /has (\d+) of them \(\d\.\d%\), (\d+) can come/.exec(stdout) ?? [];
    expect(Number(there)).toBeGreaterThan(100);
    expect(Number(there) + Number(left)).toBe(13_445);
    expect(stdout).toContain('that are not in the catalog');
    expect(stdout).toMatch(/\n✓ 5 budgets kept\n$/);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('on a target of the configuration, by its name', async () => {
    const config = carts({ targets: { shop: { file: directory.file('lines.prom', lines('food')) } } });
    const { code, stdout } = await cardinality('--config', config, '--target', 'shop');
    expect(stdout).toContain('has 1 of them (50.0%), 1 can come');
    expect(code).toBe(0);
  });

  it('on OpenMetrics', async () => {
    const url = await servers.http((_, response) =>
      response
        .setHeader('content-type', 'application/openmetrics-text; version=1.0.0')
        .end(
          '# TYPE ibex_proxy_rate_limited counter\nibex_proxy_rate_limited_total{result="denied"} 1\n# EOF\n',
        ),
    );
    const { stdout, code } = await cardinality('--target', url.href);
    expect(stdout).toMatch(/^ibex_proxy_rate_limited_total +1 +2 +1 /m);
    expect(code).toBe(0);
  });
});

describe('check-metrics cardinality ends with 1', () => {
  it('on more series than a budget, in every form', async () => {
    const file = directory.file('many.prom', lines('food', 'toys', 'books'));
    const options = ['--config', carts(), '--target', file];
    const pretty = await cardinality(...options);
    expect(pretty.stdout).toContain('✗ shop_cart_lines has 3 series, the budget is 2\n');
    const json = await cardinality(...options, '--output', 'json');
    expect(JSON.parse(json.stdout)).toMatchObject({
      exitCode: 1,
      exceeded: [{ of: 'metric', name: 'shop_cart_lines', budget: 2, series: 3 }],
    });
    const markdown = await cardinality(...options, '--output', 'markdown');
    expect(markdown.stdout).toContain(String.raw`- ❌ shop\_cart\_lines has 3 series, the budget is 2`);
    for (const { code, stderr } of [pretty, json, markdown]) {
      expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    }
  });

  it('on more series than the configuration allows a target, of whatever families', async () => {
    const file = directory.file('others.prom', `${lines('food')}up 1\n`);
    const options = ['--target', file, '--config'];
    expect(await cardinality(...options, carts({ seriesBudget: 2 }))).toMatchObject({ code: 0 });
    const { code, stdout } = await cardinality(...options, carts({ seriesBudget: 1 }));
    expect(stdout).toContain('✗ the whole target has 2 series, the budget is 1\n');
    expect(code).toBe(1);
  });

  it('not before there is a target: the catalog only can exceed what the configuration says', async () => {
    const { code, stdout } = await cardinality('--config', carts({ budgets: { '*_lines': 1 } }));
    expect(stdout).toContain('! shop_cart_lines can have 2 series, the budget is 1\n');
    expect(code).toBe(0);
  });
});

describe('check-metrics cardinality ends with 2', () => {
  it('on a catalog that exceeds a budget of its own', async () => {
    const [metric] = CARTS.metrics;
    const file = directory.file(
      'exceeds.json',
      JSON.stringify({ ...CARTS, metrics: [{ ...metric, budget: 1 }] }),
    );
    const { stderr } = await refusal('--catalog', file);
    expect(stderr).toContain('shop_cart_lines: has 2 series at worst, and its budget is 1; the label "kind"');
  });

  it('on a catalog that throws', async () => {
    const file = directory.file('throws.mjs', "throw new Error('no database');");
    expect((await refusal('--catalog', file)).stderr).toContain('cannot be loaded: no database; mend it');
  });

  it('on no catalog', async () => {
    expect((await refusal('--no-config')).stderr).toContain('there is no catalog to check against');
  });

  it('on a target that cannot be reached', async () => {
    const url = await serving('');
    await servers.close();
    expect((await refusal('--target', url)).stderr).toBe(
      `check-metrics: the series of ${url} could not be counted: cannot be reached (ECONNREFUSED); make sure that something listens at ${new URL(url).host}\n`,
    );
  });

  it('on a target that has nothing of the catalog', async () => {
    const { stderr } = await refusal('--target', await serving('up 1\nscrapes 2\n'));
    expect(stderr).toContain(
      'it has no series of the catalog, whose names begin with "ibex_", and 2 of others; give a target of',
    );
  });

  it.each([
    ['what is no exposition', '<html>\n', 'line 1: metric name "<html>" is invalid'],
    ['an exposition that breaks off', 'ibex_process_up{service="proxy"} 1\nibex_process_up{se', 'line 2: '],
    ['nothing', '', 'it has no series of the catalog'],
  ])('on %s', async (_, body, reason) => {
    const { stderr } = await refusal('--target', await serving(body));
    expect(stderr).toContain(`could not be counted: ${reason}`);
  });

  it('on what is no target, and on credentials for none', async () => {
    expect((await refusal('--target', 'nowhere.prom')).stderr).toContain('"nowhere.prom" is no target');
    expect((await refusal('--basic-auth-file', 'a')).stderr).toContain('give --target as well');
  });

  async function refusal(...args: readonly string[]): Promise<Run> {
    const run = await cardinality(...args);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    return run;
  }
});

it('what a target says is harmless in a terminal, and credentials are not shown', async () => {
  const url = new URL(await serving('\u001b[31mred\u001b[0m 1\n'));
  url.username = 'someone';
  url.password = 'secret';
  const { stderr, code } = await cardinality('--target', url.href);
  expect(stderr).toContain('u{1b}');
  expect(stderr).not.toContain('\u001b');
  expect(stderr).not.toContain('secret');
  expect(code).toBe(2);
});

it('colours are for those who ask for them', async () => {
  const args = ['cardinality'];
  expect((await checkMetrics(args, { env: { FORCE_COLOR: '1' } })).stdout).toContain('\u001b[');
  expect((await checkMetrics(args, { env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).stdout).not.toContain(
    '\u001b',
  );
});
