import { CATALOG_PROBLEM_CODES, counter, defineCatalog, enumeration, gauge } from '@ibex/catalog';
import { ibexCatalog } from '@ibex/metrics';
import { beforeAll, describe, expect, it } from 'vitest';

import { checkExposition, type CheckReport } from './check-exposition.js';
import type { Expectations } from './expectations.js';
import { type FindingCode, TARGET_CODES } from '../finding/finding-codes.js';
import { placeOf, realScrape, replaced, replacedEverywhere, withoutLines } from '../testing/scrape-edits.js';

const TEXT_FORMAT = 'text/plain; version=0.0.4; charset=utf-8';
const UUID = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';

let scrape: string;

beforeAll(async () => {
  scrape = await realScrape();
});

function check(body: string, contentType?: string, more: Partial<Expectations> = {}): CheckReport {
  return checkExposition(Buffer.from(body), { catalog: ibexCatalog, ...more }, { contentType });
}

function codesOf({ findings }: CheckReport): FindingCode[] {
  return findings.map(({ code }) => code);
}

describe('a clean scrape', () => {
  it('has no finding', () => {
    expect(check(scrape, TEXT_FORMAT).findings).toEqual([]);
  });

  it('has all 11 required metrics present', () => {
    const { metrics } = check(scrape);
    expect(metrics).toHaveLength(11);
    expect(metrics.filter(({ presence }) => presence !== 'present')).toEqual([]);
  });

  it('is counted: the families with samples, their series, and those of the catalog against the worst case', async () => {
    const catalogOnly = check(await realScrape({ runtimeMetrics: false }));
    expect(catalogOnly).toMatchObject({ families: 11, worstCase: 13_445 });
    expect(catalogOnly.series).toBe(catalogOnly.catalogSeries);

    const withRuntime = check(scrape);
    expect(withRuntime.families).toBeGreaterThan(11);
    expect(withRuntime.series).toBeGreaterThan(withRuntime.catalogSeries);
    expect(withRuntime.catalogSeries).toBe(catalogOnly.catalogSeries);
  });

  it('stays clean with comments, blank lines and label sets in another order', () => {
    const body = replaced(
      replaced(`# scraped by hand\n\n${scrape}`, '{service="proxy"} 1', '{service="proxy",} 1'),
      'route="/v1/models",method="GET",status_code="200"} 0',
      'status_code="200",method="GET",route="/v1/models"} 0',
    );
    expect(check(body).findings).toEqual([]);
  });

  it('stays clean where two blanks stand before a help text, which Prometheus skips', () => {
    const body = replaced(scrape, '# HELP ibex_process_up 1', '# HELP ibex_process_up  1');
    expect(check(body).findings).toEqual([]);
  });
});

interface ViolationCase {
  readonly title: string;
  readonly code: keyof typeof TARGET_CODES;
  readonly edit?: (body: string) => string;
  readonly contentType?: string;
  /** What the target is held to besides the catalog. */
  readonly expectations?: Partial<Expectations>;
  readonly metric?: string;
  readonly label?: string;
  /** The finding stands where this text of the edited body begins; without it the finding has no place. */
  readonly at?: string;
  readonly message: string;
  /** Every finding of the edited body; by default the one. */
  readonly allCodes?: readonly FindingCode[];
}

const VIOLATIONS: readonly ViolationCase[] = [
  {
    title: 'a metric that is not there',
    code: 'metric/missing',
    edit: (body) => withoutLines(body, 'ibex_process_up'),
    metric: 'ibex_process_up',
    message: 'required gauge "1 if the service is running" is missing',
  },
  {
    title: 'a metric of which only HELP and TYPE are there',
    code: 'metric/never-sampled',
    edit: (body) => withoutLines(body, 'ibex_process_up{'),
    metric: 'ibex_process_up',
    at: '# HELP ibex_process_up',
    message: 'is declared but never sampled: Prometheus drops a family without samples',
  },
  {
    title: 'a misspelt name, which is one metric too many and one missing',
    code: 'metric/undeclared',
    edit: (body) => replacedEverywhere(body, 'ibex_proxy_requests_total', 'ibex_proxy_request_total'),
    metric: 'ibex_proxy_request_total',
    at: '# HELP ibex_proxy_request_total',
    message: 'has the prefix "ibex_" but is not in the catalog',
    allCodes: ['metric/undeclared', 'metric/missing'],
  },
  {
    title: 'another type',
    code: 'metric/type',
    edit: (body) => replaced(body, '# TYPE ibex_process_up gauge', '# TYPE ibex_process_up untyped'),
    metric: 'ibex_process_up',
    at: '# TYPE ibex_process_up',
    message: 'is exposed as untyped, the catalog says gauge',
  },
  {
    title: 'no type',
    code: 'metric/type',
    edit: (body) => withoutLines(body, '# TYPE ibex_process_up'),
    metric: 'ibex_process_up',
    at: '# HELP ibex_process_up',
    message: 'is exposed as untyped, the catalog says gauge',
  },
  {
    title: 'another help text',
    code: 'metric/help',
    edit: (body) => replaced(body, '1 if the service is running', '1 while it runs'),
    metric: 'ibex_process_up',
    at: '# HELP ibex_process_up',
    message: 'has the help text "1 while it runs"',
  },
  {
    title: 'an emptied help text, at which the second parser gives up',
    code: 'metric/help',
    edit: (body) => replaced(body, '1 if the service is running', ''),
    metric: 'ibex_process_up',
    at: '# HELP ibex_process_up',
    message: 'has no help text',
    allCodes: ['lint/help', 'metric/help', 'parsers/disagree'],
  },
  {
    title: 'no HELP line',
    code: 'metric/help',
    edit: (body) => withoutLines(body, '# HELP ibex_process_up'),
    metric: 'ibex_process_up',
    at: '# TYPE ibex_process_up',
    message: 'has no help text',
    allCodes: ['lint/help', 'metric/help'],
  },
  {
    title: 'a sample without a label of the catalog',
    code: 'metric/label-missing',
    edit: (body) => replaced(body, 'open_connections{state="idle"} 0', 'open_connections 0'),
    metric: 'ibex_db_pool_open_connections',
    at: 'ibex_db_pool_open_connections 0',
    label: 'state',
    message: 'a sample lacks the label "state"',
    allCodes: ['metric/label-missing', 'semantics/inconsistent-labels'],
  },
  {
    title: 'a label the catalog does not know',
    code: 'metric/label-undeclared',
    edit: (body) => replaced(body, '{service="proxy"}', '{service="proxy",region="eu-1"}'),
    metric: 'ibex_process_up',
    at: 'eu-1',
    label: 'region',
    message: 'has the label "region", which the catalog does not declare',
  },
  {
    title: 'a route with a UUID in it',
    code: 'metric/value-outside-domain',
    edit: (body) =>
      replaced(body, 'requests_total{route="/v1/models"', `requests_total{route="/v1/models/${UUID}"`),
    metric: 'ibex_proxy_requests_total',
    at: `/v1/models/${UUID}`,
    label: 'route',
    message: `label "route" has the value "/v1/models/${UUID}", which is outside its domain`,
  },
  {
    title: 'a histogram without one of the buckets',
    code: 'metric/buckets',
    edit: (body) => withoutLines(body, 'ibex_auth_validate_token_duration_seconds_bucket{le="0.001"'),
    metric: 'ibex_auth_validate_token_duration_seconds',
    at: '# HELP ibex_auth_validate_token_duration_seconds',
    message: 'has the buckets 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5',
  },
  {
    title: 'a histogram with another bound',
    code: 'metric/buckets',
    edit: (body) =>
      replacedEverywhere(
        body,
        'validate_token_duration_seconds_bucket{le="5"',
        'validate_token_duration_seconds_bucket{le="10"',
      ),
    metric: 'ibex_auth_validate_token_duration_seconds',
    at: '# HELP ibex_auth_validate_token_duration_seconds',
    message: 'has the buckets 0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 10',
  },
  {
    title: 'more series than the label domains allow',
    code: 'metric/worst-case-exceeded',
    edit: (body) =>
      replaced(
        body,
        'ibex_process_up{service="proxy"} 1',
        ['proxy', 'auth', 'billing'].map((name) => `ibex_process_up{service="${name}"} 1`).join('\n'),
      ),
    metric: 'ibex_process_up',
    at: '# HELP ibex_process_up',
    message: 'has 3 series, the catalog allows 2 at worst',
    allCodes: ['metric/value-outside-domain', 'metric/worst-case-exceeded'],
  },
  {
    title: 'a label under another name than the catalog gives it',
    code: 'metric/label-wrong',
    edit: (body) => replacedEverywhere(body, 'open_connections{state=', 'open_connections{pool_state='),
    metric: 'ibex_db_pool_open_connections',
    label: 'pool_state',
    at: 'in_use"',
    message: 'has the label "pool_state", which the catalog calls "state"',
  },
  {
    title: 'a family that is in no catalog, where those beside it are named',
    code: 'metric/undeclared',
    expectations: { isAllowed: (name) => !name.startsWith('process_start') },
    metric: 'process_start_time_seconds',
    at: '# HELP process_start_time_seconds',
    message: 'is neither in the catalog nor among the families allowed beside it',
  },
  {
    title: 'more series than the budget of a metric',
    code: 'metric/budget-exceeded',
    expectations: { budgetOf: (name) => (name === 'ibex_proxy_rate_limited_total' ? 1 : undefined) },
    metric: 'ibex_proxy_rate_limited_total',
    at: '# HELP ibex_proxy_rate_limited_total',
    message: 'has 2 series, its budget is 1',
  },
  {
    title: 'more series than the budget of a target',
    code: 'target/budget-exceeded',
    edit: () => 'up 1\ndown 1\n',
    expectations: { seriesBudget: 1, isRequired: () => false },
    message: 'has 2 series altogether, the budget of a target is 1',
    allCodes: ['lint/help', 'lint/help', 'target/budget-exceeded'],
  },
  {
    title: 'less coverage than is required',
    code: 'target/coverage',
    edit: (body) => withoutLines(body, 'ibex_process_up'),
    expectations: { requireCoverage: 95 },
    message: 'covers 10 of 11 metrics (90.9 %), 95 % are required',
    allCodes: ['metric/missing', 'target/coverage'],
  },
  {
    title: 'a web page as content type',
    code: 'target/content-type',
    contentType: 'text/html; charset=utf-8',
    message: 'the response is "text/html; charset=utf-8"',
  },
  {
    title: 'a content type that only begins like the right one',
    code: 'target/content-type',
    contentType: 'text/plainly-wrong',
    message: 'the response is "text/plainly-wrong"',
  },
  {
    title: 'no content type',
    code: 'target/content-type',
    contentType: '',
    message: 'the response has no content type',
  },
  {
    title: 'a family one parser reads with another type, because a tab follows TYPE',
    code: 'parsers/disagree',
    edit: (body) => replaced(body, '# TYPE ibex_process_up', '# TYPE\tibex_process_up'),
    metric: 'ibex_process_up',
    at: '# HELP ibex_process_up',
    message: 'the validator reads it as gauge, the second parser as untyped',
  },
  {
    title: 'a line at which the second parser gives up and Prometheus does not',
    code: 'parsers/disagree',
    edit: (body) => replaced(body, '# TYPE ibex_process_up gauge', '# TYPE ibex_process_up  gauge'),
    message: 'the second parser gave up: Encountered invalid line: # TYPE ibex_process_up  gauge',
    allCodes: ['parsers/disagree', 'semantics/server-rejects'],
  },
];

describe('a scrape with one thing wrong', () => {
  for (const violation of VIOLATIONS) {
    const { title, code, edit, contentType = TEXT_FORMAT, metric, label, at, message } = violation;

    it(`${code}: ${title}`, () => {
      const body = edit?.(scrape) ?? scrape;
      const report = check(body, contentType, violation.expectations);

      expect(codesOf(report).sort()).toEqual([...(violation.allCodes ?? [code])].sort());
      expect(report.findings.filter((finding) => finding.code === code)).toEqual([
        expect.objectContaining({
          code,
          severity: code === 'parsers/disagree' ? 'warning' : 'error',
          message,
          fix: expect.stringMatching(/^\w.{10,}$/) as string,
          ...(metric !== undefined && { metric }),
          ...(label !== undefined && { label }),
          ...(at === undefined ? {} : placeOf(body, at)),
        }),
      ]);
    });
  }

  it('is shown here for every code of TARGET_CODES', () => {
    const shown = new Set(VIOLATIONS.map(({ code }) => code));
    expect(Object.keys(TARGET_CODES).filter((code) => !shown.has(code as keyof typeof TARGET_CODES))).toEqual(
      [],
    );
  });

  it('names the first of many labels that are not declared, and counts the rest', () => {
    const many = Array.from({ length: 200_000 }, (_, index) => `l${String(index)}="1"`).join(',');
    const body = replaced(scrape, '{service="proxy"}', `{service="proxy",${many}}`);
    const undeclared = check(body).findings.filter(({ code }) => code === 'metric/label-undeclared');
    expect(undeclared).toHaveLength(20);
    expect(undeclared.at(-1)?.message).toBe(
      'has the label "l19", which the catalog does not declare (and 199980 more)',
    );
  });

  it('names the first of many forbidden labels, and counts the rest', () => {
    const spellings = Array.from({ length: 32 }, (_, bits) =>
      Array.from('orgId')
        .map((letter, at) => ((bits >> at) & 1 ? letter.toUpperCase() : letter.toLowerCase()))
        .join(''),
    );
    const body = replaced(
      scrape,
      '{service="proxy"}',
      `{service="proxy",${spellings.map((name) => `${name}="1"`).join(',')}}`,
    );
    const forbidden = check(body).findings.filter(({ code }) => code === 'policy/forbidden-label');
    expect(forbidden).toHaveLength(20);
    expect(forbidden.at(-1)?.message).toMatch(/ \(and 12 more\)$/);
    expect(forbidden[0]?.message).not.toContain('more');
  });

  it('says with which call of prom-client a metric gets its first sample', () => {
    const { findings } = check(withoutLines(scrape, 'ibex_process_up{'));
    expect(findings[0]?.fix).toBe(
      `start its usual label sets at zero: "initial" in the catalog, or ibex_process_up.set({ service: 'proxy' }, 0)`,
    );
  });

  it('is none where the metric is not required of this target', () => {
    const body = withoutLines(scrape, 'ibex_process_up');
    const report = check(body, TEXT_FORMAT, { isRequired: (name) => name !== 'ibex_process_up' });
    expect(report.findings).toEqual([]);
    expect(report.coverage).toEqual({ present: 10, required: 10 });
    expect(report.metrics).toContainEqual({
      name: 'ibex_process_up',
      presence: 'not required',
      series: 0,
    });
  });

  it('tells missing, declared but never sampled, and present apart', () => {
    const body = withoutLines(withoutLines(scrape, 'ibex_process_up'), 'ibex_proxy_active_connections 0');
    const presences = new Map(check(body).metrics.map(({ name, presence }) => [name, presence]));
    expect(presences.get('ibex_process_up')).toBe('missing');
    expect(presences.get('ibex_proxy_active_connections')).toBe('declared but never sampled');
    expect(presences.get('ibex_proxy_requests_total')).toBe('present');
  });

  it('does not call a metric never sampled whose sample cannot be read', () => {
    const body = replaced(scrape, 'ibex_proxy_active_connections 0', 'ibex_proxy_active_connections 0,5');
    const report = check(body);
    expect(codesOf(report)).toEqual(['syntax/value-invalid']);
    expect(report.metrics).toContainEqual({
      name: 'ibex_proxy_active_connections',
      presence: 'unreadable',
      series: 0,
    });
    expect(report.coverage).toEqual({ present: 10, required: 11 });
  });

  it('keeps every metric present where only the second parser gave up', () => {
    const { metrics } = check(replaced(scrape, '1 if the service is running', ''));
    expect(metrics.filter(({ presence }) => presence !== 'present')).toEqual([]);
  });

  it('is not accused of another type or help text where a family is split in two', () => {
    const series = 'ibex_db_pool_open_connections{state="idle"} 0\n';
    const body = `${replaced(scrape, series, '')}${series}`;
    const { findings } = check(body);
    expect(findings.map(({ code, line }) => [code, line])).toEqual([
      ['parsers/disagree', placeOf(body, '# HELP ibex_db_pool_open_connections').line],
      ['semantics/family-split', placeOf(body, series).line],
    ]);
  });

  it('names a family that only the second parser sees, because it takes its TYPE line for a comment', () => {
    const body = replaced(scrape, '# TYPE nodejs_gc_duration_seconds', '# TYPE\tnodejs_gc_duration_seconds');
    const disagreements = check(body).findings.filter(({ code }) => code === 'parsers/disagree');
    expect(disagreements.map(({ metric, message }) => `${String(metric)}: ${message}`)).toContain(
      'nodejs_gc_duration_seconds_bucket: the second parser found samples of it, the validator did not',
    );
  });
});

describe('values outside their domain', () => {
  function withForeignRoutes(count: number): string {
    const series = Array.from(
      { length: count },
      (_, index) =>
        `ibex_proxy_requests_total{route="/users/${String(index)}",method="GET",status_code="200"} 1\n`,
    );
    const first = 'ibex_proxy_requests_total{';
    return replaced(scrape, first, `${series.join('')}${first}`);
  }

  it('are each named, up to five', () => {
    const found = check(withForeignRoutes(5)).findings;
    expect(found.map(({ message }) => message)).toEqual(
      [0, 1, 2, 3, 4].map(
        (index) => `label "route" has the value "/users/${String(index)}", which is outside its domain`,
      ),
    );
  });

  it('are counted from the sixth on', () => {
    const found = check(withForeignRoutes(400)).findings;
    expect(found).toHaveLength(5);
    expect(found.at(-1)?.message).toBe(
      'label "route" has the value "/users/4", which is outside its domain (and 395 more)',
    );
  });

  it('are reported once however many samples have them, at the first', () => {
    const body = replacedEverywhere(scrape, 'route="/v1/models"', `route="/${UUID}"`);
    const first = placeOf(body, `/${UUID}`);
    expect(check(body).findings).toMatchObject([
      { code: 'metric/value-outside-domain', metric: 'ibex_proxy_request_duration_seconds', ...first },
      { code: 'metric/value-outside-domain', metric: 'ibex_proxy_requests_total' },
    ]);
  });

  it('are located in UTF-16 columns, as editors count', () => {
    const label = '{service="proxy"}';
    const body = replaced(scrape, label, '{zone="über 😀",service="gateway"}');
    const found = check(body).findings.find(({ code }) => code === 'metric/value-outside-domain');
    expect(found).toMatchObject(placeOf(body, 'gateway'));
  });
});

describe('policy/forbidden-label', () => {
  const SPELLINGS = [
    'org_id',
    'orgId',
    'orgID',
    'OrgId',
    'ORG_ID',
    'agent_id',
    'agentId',
    'user_id',
    'userID',
    'session_id',
    'SessionId',
  ];

  it.each(SPELLINGS)('refuses %s on a metric of the catalog', (label) => {
    const body = replaced(scrape, '{service="proxy"}', `{service="proxy",${label}="acme"}`);
    const [found, ...others] = check(body).findings.filter(({ code }) => code === 'policy/forbidden-label');
    expect(found).toMatchObject({ severity: 'error', metric: 'ibex_process_up', ...placeOf(body, 'acme') });
    expect(found?.message).toContain(`label "${label}" is forbidden`);
    expect(others).toEqual([]);
  });

  it.each(SPELLINGS)('refuses %s on a family of someone else', (label) => {
    const body = `${scrape}# HELP queue_depth Jobs waiting\n# TYPE queue_depth gauge\nqueue_depth{shard="a"} 1\nqueue_depth{shard="b",${label}="acme"} 1\n`;
    const [found, ...others] = check(body).findings.filter(({ code }) => code === 'policy/forbidden-label');
    expect(found).toMatchObject({ severity: 'error', metric: 'queue_depth', ...placeOf(body, 'acme') });
    expect(others).toEqual([]);
  });

  it('lets labels through that only resemble a forbidden one', () => {
    const body = `${scrape}# HELP queue_depth Jobs waiting\n# TYPE queue_depth gauge\nqueue_depth{organisation="a",user="b",id="c"} 1\n`;
    expect(check(body).findings).toEqual([]);
  });

  it('refuses the labels that a catalog of its own forbids besides', () => {
    const catalog = defineCatalog({
      prefix: 'shop',
      services: ['cart'],
      forbiddenLabels: ['basket_id'],
      metrics: [gauge('shop_cart_up', { help: 'Whether it runs' })],
    });
    const body = '# HELP shop_cart_up Whether it runs\n# TYPE shop_cart_up gauge\nshop_cart_up 1\n';
    const foreign =
      '# HELP queue_depth Jobs waiting\n# TYPE queue_depth gauge\nqueue_depth{basketId="7"} 1\n';
    expect(checkExposition(Buffer.from(body), { catalog }).findings).toEqual([]);
    expect(codesOf(checkExposition(Buffer.from(body + foreign), { catalog }))).toContain(
      'policy/forbidden-label',
    );
  });
});

describe("Prometheus' metric lint on families of someone else", () => {
  const LINTED: readonly {
    code: FindingCode;
    family: string;
    help?: string;
    type: string;
    labels?: string;
  }[] = [
    { code: 'lint/help', family: 'queue_depth', help: '', type: 'gauge' },
    { code: 'lint/base-unit', family: 'queue_wait_milliseconds', type: 'gauge' },
    { code: 'lint/counter-suffix', family: 'queue_jobs', type: 'counter' },
    { code: 'lint/counter-suffix', family: 'queue_jobs_total', type: 'gauge' },
    { code: 'lint/reserved-suffix', family: 'queue_count', type: 'gauge' },
    { code: 'lint/reserved-label', family: 'queue_depth', type: 'gauge', labels: '{le="1"}' },
    { code: 'lint/type-in-name', family: 'queue_gauge', type: 'gauge' },
    { code: 'lint/reserved-char', family: 'queue:depth', type: 'gauge' },
    { code: 'lint/camel-case', family: 'queueDepth', type: 'gauge' },
    { code: 'lint/camel-case', family: 'queue_depth', type: 'gauge', labels: '{shardName="a"}' },
    { code: 'lint/unit-abbreviation', family: 'queue_wait_ms', type: 'gauge' },
  ];

  for (const { code, family, help = 'Jobs', type, labels = '' } of LINTED) {
    it(`${code}: ${type} ${family}${labels}`, () => {
      const first = help === '' ? `# TYPE ${family} ` : `# HELP ${family} `;
      const helpLine = help === '' ? '' : `${first}${help}\n`;
      const body = `${scrape}${helpLine}# TYPE ${family} ${type}\n${family}${labels} 1\n`;
      const { findings } = check(body);
      expect(findings.map((finding) => finding.code)).toEqual([code]);
      expect(findings[0]).toMatchObject({
        severity: 'error',
        metric: family,
        ...placeOf(body, first),
        column: '# HELP '.length + 1,
      });
    });
  }

  it('is shown here for every lint code', () => {
    const lintCodes = Object.keys(CATALOG_PROBLEM_CODES).filter((code) => code.startsWith('lint/'));
    const shown = new Set<string>(LINTED.map(({ code }) => code));
    expect(lintCodes.filter((code) => !shown.has(code))).toEqual([]);
  });

  it('does not look at a family without samples, as promtool does not', () => {
    const body = `${scrape}# TYPE queueJobs counter\n`;
    expect(check(body).findings.map(({ code, severity }) => [code, severity])).toEqual([
      ['semantics/family-without-samples', 'warning'],
    ]);
  });
});

describe('findings', () => {
  it('come in the order of the body, those without a place last', () => {
    const edits = [
      (body: string) => withoutLines(body, 'ibex_proxy_rate_limited_total'),
      (body: string) => replaced(body, '{service="proxy"}', '{service="gateway",org_id="acme"}'),
      (body: string) => replaced(body, 'Total requests to the proxy', 'Requests'),
      (body: string) => `${body}queue_depth abc\n`,
    ];
    const body = edits.reduce((edited, edit) => edit(edited), scrape);
    const { findings } = check(body, 'text/html');

    const places = findings
      .filter(({ line }) => line !== undefined)
      .map(({ line = 0, column = 0 }) => ({ line, column }));
    expect(places).toEqual([...places].sort((a, b) => a.line - b.line || a.column - b.column));
    expect(codesOf(check(body, 'text/html'))).toEqual([
      'metric/help',
      'metric/value-outside-domain',
      'policy/forbidden-label',
      'metric/label-undeclared',
      'syntax/value-invalid',
      'target/content-type',
      'metric/missing',
    ]);
  });

  it('hold what the validator found, with its place and its fix', () => {
    const body = replaced(scrape, 'ibex_proxy_active_connections 0', 'ibex_proxy_active_connections zero');
    expect(check(body).findings[0]).toMatchObject({
      code: 'syntax/value-invalid',
      severity: 'error',
      metric: 'ibex_proxy_active_connections',
      ...placeOf(body, 'zero'),
    });
  });

  it('of a body that Prometheus cannot read count none of its metrics as present', () => {
    const report = check(replacedEverywhere(scrape, '\n', '\r\n'));
    expect(report.metrics.filter(({ presence }) => presence === 'present')).toEqual([]);
    expect(codesOf(report)).toContain('syntax/carriage-return');
    expect(codesOf(report)).not.toContain('metric/type');
  });

  it('of a metric with one unreadable line do not say that it was never sampled', () => {
    const report = check(replaced(scrape, 'active_connections 0', 'active_connections 0,5'));
    expect(codesOf(report)).toEqual(['syntax/value-invalid']);
  });

  it('of an invalid body do not say that the parsers disagree, since each makes something else of it', () => {
    const body = replaced(scrape, 'ibex_proxy_active_connections 0', 'ibex_proxy_active_connections{a} 0');
    const codes = codesOf(check(body));
    expect(codes.some((code) => code.startsWith('syntax/'))).toBe(true);
    expect(codes).not.toContain('parsers/disagree');
  });

  it('of an empty body are the empty body itself and every metric missing', () => {
    expect(codesOf(check(''))).toEqual(['semantics/empty-body', ...Array<string>(11).fill('metric/missing')]);
  });

  it('of a web page are its lines and every metric missing', () => {
    const codes = codesOf(check('<!doctype html>\n<title>Sign in</title>\n', 'text/html'));
    expect(codes.filter((code) => code === 'metric/missing')).toHaveLength(11);
    expect(codes.filter((code) => code.startsWith('syntax/'))).toHaveLength(2);
    expect(codes).toContain('target/content-type');
  });

  it('of bytes that are no text are errors, and nothing is thrown', () => {
    const bytes = Uint8Array.from({ length: 4096 }, (_, index) => (index * 89) % 256);
    const { findings } = checkExposition(bytes, { catalog: ibexCatalog });
    expect(findings.filter(({ severity }) => severity === 'error').length).toBeGreaterThan(11);
  });
});

describe('a body cut in the middle', () => {
  it('has at least one error wherever it is cut (every 97th byte)', async () => {
    const bytes = Buffer.from(await realScrape({ runtimeMetrics: false }));
    const cuts = Array.from({ length: Math.floor((bytes.length - 1) / 97) }, (_, index) => (index + 1) * 97);
    expect(cuts.length).toBeGreaterThan(150);
    const unnoticed = cuts.filter((cut) =>
      checkExposition(bytes.subarray(0, cut), { catalog: ibexCatalog }).findings.every(
        ({ severity }) => severity !== 'error',
      ),
    );
    expect(unnoticed).toEqual([]);
  });

  it('has one even if only the last line feed is missing', () => {
    const body = scrape.trimEnd();
    expect(codesOf(check(body))).toContain('syntax/unexpected-end');
  });
});

describe('a catalog of its own', () => {
  const catalog = defineCatalog({
    prefix: 'shop',
    services: ['cart'],
    metrics: [
      counter('shop_cart_checkouts_total', {
        help: String.raw`Checkouts, by C:\new` + '\nand outcome',
        labels: { outcome: enumeration(['paid', 'gone "away"']) },
      }),
    ],
  });
  const body = [
    String.raw`# HELP shop_cart_checkouts_total Checkouts, by C:\\new\nand outcome`,
    '# TYPE shop_cart_checkouts_total counter',
    'shop_cart_checkouts_total{outcome="paid"} 3',
    String.raw`shop_cart_checkouts_total{outcome="gone \"away\""} 1`,
    '',
  ].join('\n');

  it('is compared with the text that escapes stand for', () => {
    expect(checkExposition(Buffer.from(body), { catalog }).findings).toEqual([]);
  });

  it('claims its own prefix and no other', () => {
    const others = ['ibex_process_up', 'shop_cart_up', 'shopping_carts'].map(
      (name) => `# HELP ${name} Text\n# TYPE ${name} gauge\n${name} 1\n`,
    );
    const { findings } = checkExposition(Buffer.from(body + others.join('')), { catalog });
    expect(findings.map(({ code, metric }) => [code, metric])).toEqual([
      ['metric/undeclared', 'shop_cart_up'],
    ]);
  });
});

describe('a scrape in OpenMetrics', () => {
  const OPEN_METRICS = 'application/openmetrics-text; version=1.0.0; charset=utf-8';

  function inOpenMetrics(body: string): string {
    return `${body.replaceAll('\n\n', '\n').replace(/^(# (?:HELP|TYPE) \S+)_total /gm, '$1 ')}# EOF\n`;
  }

  it('is judged by the rules of OpenMetrics, with the catalog under the names of its samples', () => {
    const report = check(inOpenMetrics(scrape), OPEN_METRICS);
    expect(report.findings).toEqual([]);
    expect(report.metrics.filter(({ presence }) => presence !== 'present')).toEqual([]);
    expect(report.catalogSeries).toBe(check(scrape).catalogSeries);
  });

  it('lacks what ends it', () => {
    const { findings } = check(inOpenMetrics(scrape).replace('# EOF\n', ''), OPEN_METRICS);
    expect(findings.map(({ code }) => code)).toEqual([expect.stringMatching(/^syntax\//)]);
  });

  it('has its label values held against their domains', () => {
    const body = replaced(
      inOpenMetrics(scrape),
      'requests_total{route="/v1/models"',
      `requests_total{route="/v1/models/${UUID}"`,
    );
    const { findings } = check(body, OPEN_METRICS);
    expect(findings).toMatchObject([
      {
        code: 'metric/value-outside-domain',
        metric: 'ibex_proxy_requests_total',
        ...placeOf(body, `/v1/models/${UUID}`),
      },
    ]);
  });

  it('is no text format: without its content type it is read as one, and is wrong', () => {
    expect(codesOf(check(inOpenMetrics(scrape)))).toContain('metric/undeclared');
  });
});

describe('what the validator has to say', () => {
  const EXTRA = '# HELP other_jobs Jobs of a library\n# TYPE other_jobs gauge\n';

  it.each([
    ['semantics/family-without-samples', EXTRA],
    ['semantics/inconsistent-labels', `${EXTRA}other_jobs{a="1"} 1\nother_jobs{b="1"} 1\n`],
    ['value/uuid', `${EXTRA}other_jobs{job="${UUID}"} 1\n`],
  ])('is a warning on families of others: %s', (code, extra) => {
    expect(check(scrape + extra).findings).toMatchObject([
      { code, severity: 'warning', metric: 'other_jobs' },
    ]);
  });

  it('is an error on the families of the catalog', () => {
    const body = replaced(
      scrape,
      'ibex_process_up{service="proxy"} 1',
      'ibex_process_up{service="proxy"} 1\nibex_process_up{} 1',
    );
    expect(check(body).findings).toContainEqual(
      expect.objectContaining({ code: 'semantics/inconsistent-labels', severity: 'error' }),
    );
  });

  it('is left to the catalog for values of labels it declares, and said of others', () => {
    const declared = replaced(scrape, '{service="proxy"} 1', `{service="${UUID}"} 1`);
    expect(codesOf(check(declared))).toEqual(['metric/value-outside-domain']);
    const undeclared = replaced(scrape, '{service="proxy"} 1', `{service="proxy",job="${UUID}"} 1`);
    expect(codesOf(check(undeclared)).sort()).toEqual(['metric/label-undeclared', 'value/uuid']);
  });
});

it('names the label that must not be there, so that a baseline with one lets no other pass', () => {
  const { findings } = check(
    `${scrape}# HELP queue_depth Depth\n# TYPE queue_depth gauge\nqueue_depth{org_id="a"} 1\n`,
  );
  expect(findings.map(({ code, label }) => [code, label])).toEqual([['policy/forbidden-label', 'org_id']]);
});
