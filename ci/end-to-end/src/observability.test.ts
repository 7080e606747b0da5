import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Report } from '@ibex/check-metrics';
import { isInstalled, programPath } from '@ibex/test-programs';
import { execa } from 'execa';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

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
  it('ask, with its dashboards, only for what the catalog has, and for every metric of it', async () => {
    expect(recording.length).toBeGreaterThan(10);
    expect(alerting.length).toBeGreaterThan(10);
    const rules = ['recording-rules.yml', 'alert-rules.yml'];
    const { exitCode, stdout } = await queries(['--known-only', '--stats', ...rules, 'dashboards']);
    expect(stdout).toContain('✓ passed: no errors, no warnings\n');
    const [, asked] = /^(\d+) queries; 0 of \d+ metrics in none of them$/m.exec(stdout) ?? [];
    expect(Number(asked)).toBeGreaterThan(recording.length + alerting.length + 40);
    expect(exitCode).toBe(0);
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

it('the check of the rules can fail: it sees what is wrong with each of these', async () => {
  const cases = [
    ['ibex_proxy_request_total', 'ibex_proxy_request_total: is no metric of the catalog'],
    ['ibex_proxy_request_duration_seconds', 'ibex_proxy_request_duration_seconds: is a histogram'],
    ['sum(rate(ibex_proxy_requests_total{path="/"}[5m]))', 'ibex_proxy_requests_total: has no label path'],
    ['ibex_proxy_requests_total{route="/v1/chat"}', 'its label route is never /v1/chat'],
    [
      'ibex_auth_grpc_requests_total{status=~"INTERNAL|UNAVAILIBLE"}',
      'its label status is never UNAVAILIBLE',
    ],
    ['sum by (job, org_id) (rate(ibex_proxy_requests_total[5m]))', 'has the label org_id'],
    ['up == 0 and on (service) ibex_proxy_active_connections # service', 'has the label service'],
    ['job_route:ibex_proxy_requests:rate5m', 'job_route:ibex_proxy_requests:rate5m: is recorded by no rule'],
    ['foreign_total', 'foreign_total: is no metric of the catalog'],
  ] as const;
  const rules = cases.map(([expr], index) => ({ alert: String(index), expr }));
  const annotations = { summary: '{{ $labels.instance }} and {{ $labels.rout }}' };
  const input = JSON.stringify([...rules, { alert: 'last', expr: 'up == 0', annotations }], undefined, 2);
  const { exitCode, stdout } = await queries(['--known-only', '--output', 'json', '-'], `rules: ${input}`);
  const { sections } = JSON.parse(stdout) as Pick<Report, 'sections'>;
  const told = sections.flatMap(({ findings }) =>
    findings.map(({ metric, message }) => (metric === undefined ? message : `${metric}: ${message}`)),
  );
  expect(told).toEqual([
    ...cases.map(([, words]) => expect.stringContaining(words) as string),
    expect.stringContaining('has the label rout') as string,
  ]);
  expect(exitCode).toBe(1);
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

/** A recording or alerting rule, as the file has it. */
interface Rule {
  readonly record?: string;
  readonly alert?: string;
  readonly expr: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Checks queries as the command line does, with the configuration of the repository. */
function queries(args: readonly string[], input = '') {
  const config = join(REPOSITORY, 'check-metrics.config.js');
  return execa('check-metrics', ['queries', '--config', config, ...args], {
    cwd: FOLDER,
    reject: false,
    preferLocal: true,
    localDir: REPOSITORY,
    input,
  });
}

function promtool(...args: readonly string[]) {
  return execa(programPath('promtool'), args, { cwd: FOLDER, reject: false });
}
