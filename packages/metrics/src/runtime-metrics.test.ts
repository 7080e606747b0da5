import { spawnSync } from 'node:child_process';

import { describe, expect, it } from 'vitest';

import { createMetrics, type ServiceName } from './index.js';
import { readExposition } from './testing/read-exposition.js';
import { RUNTIME_METRICS } from './runtime-metrics.js';

describe('the metrics of the Node.js process', () => {
  it.runIf(isLinux())('are exactly the listed ones, each with a sample from the start', async () => {
    const { body } = await createMetrics({ service: 'proxy' }).scrape();
    const families = readExposition(body).filter(({ name }) => !name.startsWith('ibex_'));
    expect(families.map(({ name }) => name).sort()).toEqual([...RUNTIME_METRICS].sort());
    expect(families.filter(({ samples }) => samples.length === 0).map(({ name }) => name)).toEqual([]);
  });

  it('have no gauge named "_total", which promtool objects to', async () => {
    const { body } = await createMetrics({ service: 'proxy' }).scrape();
    const totals = readExposition(body).filter(({ name }) => name.endsWith('_total'));
    expect(totals.length).toBeGreaterThan(0);
    expect(totals.filter(({ type }) => type !== 'counter')).toEqual([]);
  });

  it('count garbage collections of every kind from zero', async () => {
    const { body } = await createMetrics({ service: 'auth' }).scrape();
    const kinds = readExposition(body)
      .find(({ name }) => name === 'nodejs_gc_duration_seconds')
      ?.samples.map(({ labels }) => labels['kind']);
    expect(new Set(kinds)).toEqual(new Set(['major', 'minor', 'incremental', 'weakcb']));
  });
});

describe.runIf(isPromtoolInstalled())('"promtool check metrics" is content', () => {
  it.each<ServiceName>(['proxy', 'auth'])('with the first whole scrape of %s', async (service) => {
    const { body } = await createMetrics({ service }).scrape();
    expect(checkMetrics(body)).toEqual({ status: 0, findings: '' });
  });

  it('with a scrape after recordings, the folded ones included', async () => {
    const metrics = createMetrics({ service: 'proxy' });
    const { record } = metrics;
    record.ibex_proxy_requests_total.inc({ route: 'unmatched', method: 'OTHER', status_code: 'OTHER' }, 1e21);
    record.ibex_proxy_request_duration_seconds.observe(
      { route: '/v1/models', method: 'GET', status_code: '200' },
      1e-9,
    );
    // eslint-disable-next-line ibex-metrics/bounded-label-values -- a value outside of its domain is what is tested
    record.ibex_auth_validate_agent_duration_seconds.observe({ result: 'made up' as 'error' }, 3);
    expect(checkMetrics((await metrics.scrape()).body)).toEqual({ status: 0, findings: '' });
  });

  it('but not with anything', () => {
    expect(checkMetrics('# HELP a_total A\n# TYPE a_total gauge\na_total 1\n').status).toBe(3);
  });
});

function checkMetrics(body: string) {
  const { status, stderr } = spawnSync('promtool', ['check', 'metrics'], { input: body, encoding: 'utf8' });
  return { status, findings: stderr };
}

function isPromtoolInstalled(): boolean {
  if (spawnSync('promtool', ['--version']).status === 0) return true;
  const reason = 'promtool is not installed; on Debian: apt-get install prometheus';
  if (process.env['CI'] === 'true') throw new Error(reason);
  process.stderr.write(`skipped: ${reason}\n`);
  return false;
}

function isLinux(): boolean {
  if (process.platform === 'linux') return true;
  process.stderr.write(`skipped: prom-client reads some of the process metrics on Linux only\n`);
  return false;
}
