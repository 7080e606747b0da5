import { relative, resolve } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { CheckMetricsConfig } from '../config/config.js';
import { EXEMPTION_CODES, SERIES_CODES, TARGET_CODES } from '../finding/finding-codes.js';
import type { ReportedFinding } from '../report/report.js';
import { LoopbackServers } from '../testing/loopback.js';
import { placeOf, replaced, replacedEverywhere, withoutLines } from '../testing/scrape-edits.js';
import { shopCatalogFile } from '../testing/shop-catalog-file.js';
import { SHOP_BODY } from '../testing/shop-plan.js';
import { runShop } from '../testing/shop-run.js';
import { temporaryDirectory } from '../testing/temporary-directory.js';
import type { CheckCommandOptions } from './check-command.js';

const directory = temporaryDirectory();
let servers: LoopbackServers;

beforeEach(() => {
  servers = new LoopbackServers();
});

afterEach(async () => {
  await servers.close();
});

/** Serves one body after the other, the last again and again. */
async function serving(bodies: readonly string[], contentType = 'text/plain'): Promise<string> {
  let requests = 0;
  const url = await servers.http((_, response) => {
    response.setHeader('content-type', contentType).end(bodies[Math.min(requests++, bodies.length - 1)]);
  });
  return url.href;
}

// Four million series take long; `misbehaving-server.test.ts` has a server with more than are compared.
type FoundCode = keyof typeof TARGET_CODES | Exclude<keyof typeof SERIES_CODES, 'series/too-many'>;

/** What a server that answers with such bodies is found to have. */
interface FindingCase {
  readonly code: FoundCode;
  readonly bodies: readonly string[];
  readonly contentType?: string;
  readonly options?: CheckCommandOptions;
  readonly config?: CheckMetricsConfig;
  readonly severity?: 'error' | 'warning';
  readonly metric?: string;
  /** Which of the bodies it has its place in; by default the last. */
  readonly scrape?: number;
  /** Text that stands at its place there. */
  readonly at?: string;
  /** What is found as well. */
  readonly others?: readonly string[];
}

const ORDERS = 'shop_web_orders_total';
const PAID = `${ORDERS}{result="paid"}`;
const UP = '# HELP up Up\n# TYPE up gauge\nup 1\n';
const SAME_START =
  '# HELP process_start_time_seconds Start\n# TYPE process_start_time_seconds gauge\nprocess_start_time_seconds 1\n';
const edited = (from: string, to: string): string[] => [replaced(SHOP_BODY, from, to)];

const CASES: readonly FindingCase[] = [
  { code: 'target/content-type', bodies: [SHOP_BODY], contentType: 'text/html' },
  { code: 'target/budget-exceeded', bodies: [SHOP_BODY], options: { seriesBudget: 1 } },
  {
    code: 'target/coverage',
    bodies: [withoutLines(SHOP_BODY, 'shop_web_carts')],
    options: { requireCoverage: 100 },
    others: ['metric/missing'],
  },
  {
    code: 'metric/missing',
    bodies: [withoutLines(SHOP_BODY, 'shop_web_carts')],
    metric: 'shop_web_carts',
  },
  {
    code: 'metric/never-sampled',
    bodies: [withoutLines(SHOP_BODY, PAID)],
    metric: ORDERS,
    at: `# HELP ${ORDERS}`,
  },
  {
    code: 'metric/undeclared',
    bodies: [SHOP_BODY + UP],
    config: { allow: ['go_*'] },
    metric: 'up',
    at: '# HELP up',
  },
  {
    code: 'metric/type',
    bodies: edited('# TYPE shop_web_carts gauge', '# TYPE shop_web_carts counter'),
    metric: 'shop_web_carts',
    at: '# TYPE shop_web_carts',
    others: ['lint/counter-suffix'],
  },
  {
    code: 'metric/help',
    bodies: edited('# HELP shop_web_carts Carts', '# HELP shop_web_carts Trolleys'),
    metric: 'shop_web_carts',
    at: '# HELP shop_web_carts',
  },
  {
    code: 'metric/label-wrong',
    bodies: edited('{result=', '{Result='),
    metric: ORDERS,
    at: 'paid"',
  },
  { code: 'metric/label-missing', bodies: edited(PAID, ORDERS), metric: ORDERS, at: `${ORDERS} 5` },
  {
    code: 'metric/label-undeclared',
    bodies: edited('{result="paid"}', '{result="paid",pod="a"}'),
    metric: ORDERS,
    at: 'a"}',
  },
  {
    code: 'metric/value-outside-domain',
    bodies: edited('{result="paid"}', '{result="lost"}'),
    metric: ORDERS,
    at: 'lost"',
  },
  {
    code: 'metric/buckets',
    bodies: edited('le="0.25"', 'le="0.3"'),
    metric: 'shop_web_wait_seconds',
    at: '# HELP shop_web_wait_seconds',
  },
  {
    code: 'metric/budget-exceeded',
    bodies: [SHOP_BODY],
    config: { budgets: { 'shop_web_w*': 3 } },
    metric: 'shop_web_wait_seconds',
    at: '# HELP shop_web_wait_seconds',
  },
  {
    code: 'metric/worst-case-exceeded',
    bodies: edited('shop_web_carts 2', 'shop_web_carts{a="1"} 2\nshop_web_carts{a="2"} 2'),
    metric: 'shop_web_carts',
    at: '# HELP shop_web_carts',
    others: ['metric/label-undeclared'],
  },
  {
    code: 'parsers/disagree',
    bodies: edited('# TYPE shop_web_carts', '# TYPE\tshop_web_carts'),
    severity: 'warning',
    metric: 'shop_web_carts',
    at: '# HELP shop_web_carts',
  },
  {
    code: 'series/counter-fell',
    bodies: [SHOP_BODY + SAME_START, replaced(SHOP_BODY, `${PAID} 5`, `${PAID} 4`) + SAME_START],
    metric: ORDERS,
    at: PAID,
  },
  {
    code: 'series/vanished',
    bodies: [
      replaced(SHOP_BODY, `${PAID} 5`, `${PAID} 5\n${ORDERS}{result="open"} 1`) + SAME_START,
      SHOP_BODY + SAME_START,
    ],
    scrape: 1,
    metric: ORDERS,
    at: `${ORDERS}{result="open"}`,
  },
  {
    code: 'series/label-values-growing',
    bodies: ['1', '1 2', '1 2 3'].map(
      (users) =>
        `${SHOP_BODY}${replacedEverywhere(UP, 'up 1\n', users.replaceAll(/(\d) ?/g, 'up{user="$1"} 1\n'))}`,
    ),
    severity: 'warning',
    metric: 'up',
    at: '3"}',
  },
  {
    code: 'series/family-late',
    bodies: [SHOP_BODY + SAME_START, SHOP_BODY + SAME_START + UP],
    severity: 'warning',
    metric: 'up',
    at: '# HELP up',
  },
  {
    code: 'series/buckets-changed',
    bodies: [
      SHOP_BODY + SAME_START,
      replaced(SHOP_BODY, 'shop_web_wait_seconds_bucket{le="0.25"} 4\n', '') + SAME_START,
    ],
    metric: 'shop_web_wait_seconds',
    at: '# HELP shop_web_wait_seconds',
    others: ['metric/buckets'],
  },
];

describe('a server is found to have', () => {
  it.each(CASES)('$code', async (given) => {
    const { code, bodies, contentType, options, config, severity = 'error', metric, at, others = [] } = given;
    const { scrape = bodies.length } = given;
    const url = await serving(bodies, contentType);
    const { exitCode, sections } = await runShop(
      directory,
      [`shop=${url}`],
      { scrapes: bodies.length, ...options },
      config,
    );
    const [section] = sections;
    const found = section?.findings ?? [];
    expect(found.map((finding) => finding.code).sort()).toEqual([code, ...others].sort());
    const finding = found.find((one) => one.code === code);
    expect(finding).toMatchObject({
      severity,
      message: expect.stringMatching(/^.{5,}$/) as string,
      fix: expect.stringMatching(/^[a-z].{10,}$/) as string,
      ...(metric !== undefined && { metric }),
      ...(bodies.length > 1 && { scrape }),
    });
    // Where it is in what the server said, and where the metric is defined.
    const { line, column, excerpt } = finding ?? {};
    if (at === undefined) expect(excerpt).toBeUndefined();
    else {
      const body = bodies[scrape - 1] ?? '';
      expect({ line, column }).toEqual(placeOf(body, at));
      expect(body).toContain(excerpt?.text);
    }
    expect(definitionOf(finding)).toEqual(
      metric?.startsWith('shop_')
        ? `catalog.mjs:${String(placeOf(shopCatalogFile(), `'${metric}'`).line)}`
        : undefined,
    );
    expect(section).toMatchObject({ name: 'shop', address: url });
    expect(exitCode).toBe([...found].some((one) => one.severity === 'error') ? 1 : 0);
  });

  it('every code there is for it: none is without a case', () => {
    expect(CASES.map(({ code }) => code).sort()).toEqual(
      [...Object.keys(TARGET_CODES), ...Object.keys(SERIES_CODES)]
        .filter((code) => code !== 'series/too-many')
        .sort(),
    );
  });

  it('nothing where nothing is wrong with it', async () => {
    const { exitCode, sections } = await runShop(directory, [await serving([SHOP_BODY])], { scrapes: 3 });
    expect(sections.map(({ findings }) => findings)).toEqual([[]]);
    expect(exitCode).toBe(0);
  });
});

/** The place in the catalog, relative to the configuration. */
function definitionOf(finding: ReportedFinding | undefined): string | undefined {
  if (!finding?.source) return undefined;
  const file = relative(directory.path(''), resolve(finding.source.file));
  return `${file}:${String(finding.source.line)}`;
}

const HELP = [{ code: 'metric/help', reason: 'the texts are being written' }];
const TROLLEYS = edited('# HELP shop_web_carts Carts', '# HELP shop_web_carts Trolleys');

/** What is wrong with what was to be let pass. */
const EXEMPTION_CASES: readonly {
  readonly code: keyof typeof EXEMPTION_CODES;
  readonly bodies: readonly string[];
  readonly config: CheckMetricsConfig;
  readonly at: string;
  readonly others?: readonly string[];
}[] = [
  {
    code: 'exemption/expired',
    bodies: TROLLEYS,
    config: { exemptions: HELP.map((exemption) => ({ ...exemption, until: '2000-01-31' })) },
    at: 'check-metrics.config.json:6',
    others: ['metric/help'],
  },
  {
    code: 'exemption/unused',
    bodies: [SHOP_BODY],
    config: { exemptions: HELP },
    at: 'check-metrics.config.json:6',
  },
  {
    code: 'baseline/fixed',
    bodies: [SHOP_BODY],
    config: { baseline: 'baseline.json' },
    at: 'baseline.json:4',
  },
];

describe('the configuration is found to have', () => {
  it.each(EXEMPTION_CASES)('$code', async ({ code, bodies, config, at, others = [] }) => {
    directory.file(
      'baseline.json',
      '{\n  "version": 1,\n  "findings": [\n    { "target": "shop", "code": "metric/help", "metric": "shop_web_carts", "count": 1 }\n  ]\n}\n',
    );
    const { exitCode, sections } = await runShop(directory, [`shop=${await serving(bodies)}`], {}, config);
    const found = sections.flatMap(({ findings }) => findings);
    expect(found.map((finding) => finding.code).sort()).toEqual([code, ...others].sort());
    const last = sections.at(-1);
    expect(last).toMatchObject({
      kind: 'configuration',
      findings: [{ code, severity: 'error', fix: expect.stringMatching(/^[a-z].{10,}$/) as string }],
    });
    expect(definitionOf(last?.findings[0])).toBe(at);
    expect(exitCode).toBe(1);
  });

  it('every code there is for it: none is without a case', () => {
    expect(EXEMPTION_CASES.map(({ code }) => code).sort()).toEqual(Object.keys(EXEMPTION_CODES).sort());
  });
});
