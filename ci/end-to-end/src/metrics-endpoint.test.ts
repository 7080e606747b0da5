import { join } from 'node:path';

import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { FORBIDDEN_LABELS, forbiddenLabel } from '@ibex/catalog';
import { checkTarget, parseFamilies } from '@ibex/check-metrics';
import { type ExpositionSample, validateExposition } from '@ibex/exposition';
import { exerciseServices, type Exercise, findIdentifiers } from '@ibex/gate';
import { ibexCatalog } from '@ibex/metrics/catalog';
import { isInstalled, programPath } from '@ibex/test-programs';

import { type RunningServices, startServices } from './running-services.js';
import { REPOSITORY } from './seeded-repository.js';

const hasPromtool = isInstalled('promtool');

/** Written out here and not read from the catalog: a metric taken out of the catalog must be missed. */
const REQUIRED_METRICS = [
  'ibex_proxy_request_duration_seconds',
  'ibex_proxy_requests_total',
  'ibex_proxy_active_connections',
  'ibex_proxy_rate_limited_total',
  'ibex_proxy_rate_limit_redis_errors_total',
  'ibex_auth_validate_token_duration_seconds',
  'ibex_auth_validate_agent_duration_seconds',
  'ibex_auth_grpc_requests_total',
  'ibex_db_query_duration_seconds',
  'ibex_db_pool_open_connections',
  'ibex_process_up',
];

const ACCEPT_OF_PROMETHEUS =
  'application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1';

let services: RunningServices;
let exercise: Exercise;

beforeAll(async () => {
  services = await startServices();
  exercise = await exerciseServices(services.proxy.ready.http, services.auth.ready['seeds']);
});

afterAll(() => services.stop());

describe.each(['auth', 'proxy'] as const)('/metrics of %s, as check-metrics sees it', (service) => {
  const url = () => `${services[service].ready.http}/metrics`;
  const scrape = async () => {
    const response = await fetch(url());
    return { response, body: await response.text() };
  };
  const check = async () => {
    const result = await checkTarget(url(), { catalog: ibexCatalog });
    if ('couldNotCheck' in result) throw result.couldNotCheck;
    return result.report;
  };

  it('TestMetricsEndpoint_Format', async () => {
    const { response, body } = await scrape();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const { exposition, findings } = await check();
    expect({ valid: exposition.valid, findings }).toEqual({ valid: true, findings: [] });
    const parsed = parseFamilies(body);
    expect('families' in parsed ? [...parsed.families.keys()] : parsed).toEqual(
      expect.arrayContaining(REQUIRED_METRICS),
    );
  });

  it('TestMetricsEndpoint_Format: OpenMetrics, for the Prometheus server asks for that', async () => {
    const response = await fetch(url(), { headers: { accept: ACCEPT_OF_PROMETHEUS } });
    expect(response.headers.get('content-type')).toBe(
      'application/openmetrics-text; version=1.0.0; charset=utf-8',
    );
    expect(response.headers.get('vary')).toBe('Accept');
    const body = await response.text();
    expect(validateExposition(body, { format: 'openmetrics' }).problems).toEqual([]);
    const result = await checkTarget(url(), { catalog: ibexCatalog, format: 'openmetrics' });
    expect('report' in result && result.report.findings).toEqual([]);
  });

  it.runIf(hasPromtool)('TestMetricsEndpoint_Format: promtool check metrics is clean', async () => {
    const { body } = await scrape();
    const promtool = await execa(programPath('promtool'), ['check', 'metrics'], { input: body, all: true });
    expect(promtool.all).toBe('');
  });

  it('TestMetricsEndpoint_RequiredMetrics', async () => {
    const { metrics, coverage } = await check();
    const present = metrics.filter(({ presence }) => presence === 'present').map(({ name }) => name);
    expect(present.sort()).toEqual([...REQUIRED_METRICS].sort());
    expect(coverage).toEqual({ present: REQUIRED_METRICS.length, required: REQUIRED_METRICS.length });
  });

  it('TestMetricLabels_NoHighCardinality', async () => {
    const { exposition } = await check();
    const labelNames = new Set(exposition.families.flatMap((family) => family.labelNames));
    expect(labelNames.size).toBeGreaterThan(0);
    expect([...labelNames].filter((name) => forbiddenLabel(name) !== undefined)).toEqual([]);
    expect(FORBIDDEN_LABELS).toEqual(['org_id', 'agent_id', 'user_id', 'session_id']);
  });

  it('holds none of the identifiers and tokens that requests were made with', async () => {
    const { body } = await scrape();
    expect(exercise.wrongAnswers).toEqual([]);
    expect(exercise.identifiers.length).toBeGreaterThanOrEqual(9);
    expect(findIdentifiers(Buffer.from(body), exercise.identifiers)).toEqual([]);
  });
});

it('counts what was sent: every request of the exercise stands in one series of the proxy', async () => {
  const response = await fetch(`${services.proxy.ready.http}/metrics`);
  const samples: ExpositionSample[] = [];
  validateExposition(await response.text(), { onSample: (sample) => samples.push(sample) });
  const requests = samples.filter(
    ({ name, labels }) =>
      name === 'ibex_proxy_requests_total' && !labels.some(({ value }) => value === '/metrics'),
  );
  expect(requests.reduce((sum, { value }) => sum + value, 0)).toBe(exercise.requestCount);
});

describe('ci/check-metrics.sh', () => {
  const script = join(REPOSITORY, 'ci/check-metrics.sh');
  const run = (env: Record<string, string>, ...args: string[]) =>
    // Anywhere: it finds the catalog of its own repository.
    execa(script, args, { env, cwd: '/', reject: false });

  it('checks the proxy at PROXY_PORT', async () => {
    const { port } = new URL(services.proxy.ready.http);
    const { exitCode, stdout } = await run({ PROXY_PORT: port });
    expect(stdout).toContain(`✓ proxy http://localhost:${port}/metrics\n  11 of 11 required metrics, `);
    expect(exitCode).toBe(0);
  });

  it('hands on what it is given besides', async () => {
    const { port } = new URL(services.proxy.ready.http);
    const { stdout } = await run({ PROXY_PORT: port }, '--output', 'json');
    expect(JSON.parse(stdout)).toMatchObject({ version: 1 });
  });

  it('says what is missing without a port', async () => {
    const { exitCode, stderr } = await run({});
    expect(stderr).toContain('set PROXY_PORT to the port that the proxy answers at');
    expect(exitCode).toBe(2);
  });
});
