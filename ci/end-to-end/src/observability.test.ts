import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { ibexCatalog } from '@ibex/metrics/catalog';
import { isInstalled, programPath } from '@ibex/test-programs';
import { execa } from 'execa';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { problemsOfRules, type Rule } from './rules-against-catalog.js';
import { REPOSITORY } from './seeded-repository.js';

const FOLDER = join(REPOSITORY, 'observability');

let recording: Rule[];
let alerting: Rule[];
let tests: RuleTests[];

beforeAll(async () => {
  recording = await rulesOf('recording-rules.yml');
  alerting = await rulesOf('alert-rules.yml');
  const files = await readdir(join(FOLDER, 'tests'));
  tests = await Promise.all(files.map((file) => read<RuleTests>(`tests/${file}`)));
});

describe('the rules of observability/', () => {
  it('ask only for what the catalog has', () => {
    expect(recording.length).toBeGreaterThan(10);
    expect(alerting.length).toBeGreaterThan(10);
    expect(problemsOfRules([...recording, ...alerting], ibexCatalog)).toEqual([]);
  });

  it('ask for every metric of the catalog', () => {
    const expressions = [...recording, ...alerting].map(({ expr }) => expr).join('\n');
    const unasked = ibexCatalog.metrics.map(({ name }) => name).filter((name) => !expressions.includes(name));
    expect(unasked).toEqual([]);
  });

  it('tell of each alert how urgent it is, what happens and what to do', () => {
    for (const { alert, labels, annotations } of alerting) {
      expect(labels, alert).toEqual({ severity: expect.stringMatching(/^(?:page|ticket)$/) as string });
      expect(annotations, alert).toEqual({
        summary: expect.stringMatching(/\w/) as string,
        description: expect.stringMatching(/\w.{40}/) as string,
      });
    }
  });

  it('are tested: each alert fires once and is silent once, and each recorded name has a value', () => {
    const cases = tests.flatMap((file) => file.tests);
    const alerts = cases.flatMap(({ alert_rule_test }) => alert_rule_test ?? []);
    const queries = cases.flatMap(({ promql_expr_test }) => promql_expr_test ?? []);
    const names = alerting.map(({ alert }) => alert);
    const firing = alerts.filter(({ exp_alerts }) => exp_alerts.length > 0).map(({ alertname }) => alertname);
    const silent = alerts
      .filter(({ exp_alerts }) => exp_alerts.length === 0)
      .map(({ alertname }) => alertname);
    expect(names.filter((name) => !firing.includes(name ?? ''))).toEqual([]);
    expect(names.filter((name) => !silent.includes(name ?? ''))).toEqual([]);
    const valued = queries.filter(({ exp_samples }) => exp_samples.length > 0).map(({ expr }) => expr);
    expect(recording.map(({ record }) => record).filter((name) => !valued.includes(name ?? ''))).toEqual([]);
  });

  it.runIf(isInstalled('promtool'))('are rules to promtool, and do what their tests say', async () => {
    const rules = ['recording-rules.yml', 'alert-rules.yml'];
    const files = (await readdir(join(FOLDER, 'tests'))).map((file) => join('tests', file));
    const [check, test] = await Promise.all([
      promtool('check', 'rules', '--lint=all', '--lint-fatal', ...rules),
      promtool('test', 'rules', ...files),
    ]);
    expect(check).toMatchObject({ exitCode: 0, stderr: '' });
    expect(test, `${test.stdout}${test.stderr}`).toMatchObject({ exitCode: 0 });
    expect(test.stdout.match(/SUCCESS/g)).toHaveLength(files.length);
  });
});

describe('problemsOfRules', () => {
  it.each([
    ['ibex_proxy_request_total', 'ibex_proxy_request_total is no metric of the catalog'],
    [
      'ibex_proxy_request_duration_seconds',
      'ibex_proxy_request_duration_seconds is no metric of the catalog',
    ],
    ['sum(rate(ibex_proxy_requests_total{path="/"}[5m]))', 'ibex_proxy_requests_total has no label path'],
    ['ibex_proxy_requests_total{route="/v1/chat"}', 'route of ibex_proxy_requests_total is never /v1/chat'],
    [
      'ibex_auth_grpc_requests_total{status=~"INTERNAL|UNAVAILIBLE"}',
      'status of ibex_auth_grpc_requests_total is never UNAVAILIBLE',
    ],
    ['sum by (job, org_id) (rate(ibex_proxy_requests_total[5m]))', 'no series of it has the label org_id'],
    [
      'up == 0 and on (service) ibex_proxy_active_connections # service',
      'no series of it has the label service',
    ],
    [
      'job_route:ibex_proxy_requests:rate5m',
      'job_route:ibex_proxy_requests:rate5m is no metric of the catalog',
    ],
    ['vector(1)', 'asks for no series'],
  ])('sees what is wrong with %s', (expr, problem) => {
    expect(problemsOfRules([{ alert: 'A', expr }], ibexCatalog)).toEqual([`A: ${problem}`]);
  });

  it('knows which labels a recorded name has', () => {
    const record = {
      record: 'r',
      expr: 'histogram_quantile(0.9, sum by (job, le) (rate(ibex_db_query_duration_seconds_bucket[5m])))',
    };
    const problems = (matcher: string) =>
      problemsOfRules([record, { alert: 'A', expr: `r{${matcher}} > 1` }], ibexCatalog);
    expect(problems('job="auth"')).toEqual([]);
    expect(problems('operation="ping"')).toEqual(['A: r has no label operation']);
    expect(problems('le="1"')).toEqual(['A: r has no label le']);
  });

  it('reads the labels of annotations', () => {
    const annotations = { summary: '{{ $labels.instance }} and {{ $labels.rout }}' };
    expect(problemsOfRules([{ alert: 'A', expr: 'up == 0', annotations }], ibexCatalog)).toEqual([
      'A: no series of it has the label rout',
    ]);
  });
});

interface RuleTests {
  readonly tests: readonly {
    readonly alert_rule_test?: readonly {
      readonly alertname: string;
      readonly exp_alerts: readonly unknown[];
    }[];
    readonly promql_expr_test?: readonly {
      readonly expr: string;
      readonly exp_samples: readonly unknown[];
    }[];
  }[];
}

async function rulesOf(file: string): Promise<Rule[]> {
  const { groups } = await read<{ groups: readonly { rules: readonly Rule[] }[] }>(file);
  return groups.flatMap(({ rules }) => rules);
}

async function read<Content>(file: string): Promise<Content> {
  return parse(await readFile(join(FOLDER, file), 'utf8')) as Content;
}

function promtool(...args: readonly string[]) {
  return execa(programPath('promtool'), args, { cwd: FOLDER, reject: false });
}
