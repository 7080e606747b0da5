import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import {
  countProblems,
  type GateOptions,
  type GateReport,
  printReport,
  runGate,
  verdictOf,
} from '@ibex/gate';
import picocolors from 'picocolors';

import { sabotagedEnvironment } from './sabotage/sabotaged-environment.js';
import { REPOSITORY, type SeededRepository, seededRepository } from './seeded-repository.js';

const plain = picocolors.createColors(false);

async function gate(options: Partial<GateOptions>): Promise<{ report: GateReport; text: string }> {
  const report = await runGate({ root: REPOSITORY, ...options });
  return { report, text: printReport(report, plain) };
}

describe('the gate turns red for a service that breaks the catalog', () => {
  it.each<{ sabotage: string; says: string | RegExp }>([
    {
      sabotage: 'metric-removed',
      says: 'ibex_proxy_requests_total: required counter "Total requests to the proxy" is missing [metric/missing]',
    },
    {
      sabotage: 'metric-renamed',
      says: 'ibex_proxy_request_total: has the prefix "ibex_" but is not in the catalog [metric/undeclared]',
    },
    {
      sabotage: 'type-changed',
      says: 'ibex_proxy_requests_total: is exposed as gauge, the catalog says counter [metric/type]',
    },
    { sabotage: 'help-emptied', says: 'ibex_proxy_requests_total: has no help text [metric/help]' },
    {
      sabotage: 'never-sampled',
      says: 'ibex_proxy_requests_total: is declared but never sampled: Prometheus drops a family without samples [metric/never-sampled]',
    },
    {
      sabotage: 'label-added',
      says: 'ibex_process_up: has the label "region", which the catalog does not declare [metric/label-undeclared]',
    },
    {
      sabotage: 'org-id-label',
      says: 'ibex_process_up: label "orgId" is forbidden (it spells "org_id"): every org would make a series of its own [policy/forbidden-label]',
    },
    {
      sabotage: 'route-with-uuid',
      says: 'label "route" has the value "/v1/users/6f1c2f64-5b7e-4c39-9e0a-0d8f6b1a2c3d", which is outside its domain [metric/value-outside-domain]',
    },
    {
      sabotage: 'buckets-changed',
      says: 'has the buckets 0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.3, 0.5, 1, 5 [metric/buckets]',
    },
    { sabotage: 'body-cut', says: /\[syntax\/\S+\]/ },
    { sabotage: 'html-page', says: 'the response is "text/html; charset=utf-8" [target/content-type]' },
    { sabotage: 'empty-body', says: '[semantics/empty-body]' },
    {
      sabotage: 'url-in-a-comment',
      says: /Identifiers exposed by proxy\n\s+error line \d+ holds the (?:user|session|id in a path or query) that requests were made with/,
    },
  ])('$sabotage', async ({ sabotage, says }) => {
    const { report, text } = await gate({ lint: false, environment: sabotagedEnvironment(sabotage) });
    expect(text).toMatch(says);
    expect(verdictOf(report)).toBe('failed');
    expect(countProblems(report)).toBeGreaterThan(0);
  });
});

describe('the gate says what it could not check', () => {
  it.each<{ sabotage: string; says: string | RegExp }>([
    { sabotage: 'scrape-fails', says: 'answered 500 instead of 200 [target/status]' },
    { sabotage: 'never-ready', says: 'start auth: ibex-auth was not ready within 3 s' },
    {
      sabotage: 'crash-at-start',
      says: /start auth: ibex-auth ended with exit code 1; it wrote:\n\s+sabotaged: cannot start/,
    },
  ])('$sabotage', async ({ sabotage, says }) => {
    const { report, text } = await gate({
      lint: false,
      // Long enough for a service that does get ready, also on a busy machine.
      readyWithin: sabotage === 'never-ready' ? 3000 : 30_000,
      environment: sabotagedEnvironment(sabotage),
    });
    expect(text).toMatch(says);
    expect(text).not.toContain('clean');
    expect(verdictOf(report)).toBe('could not check');
  });

  it('promtool, where it is required and not installed', async () => {
    vi.stubEnv('PATH', '');
    const { report, text } = await gate({ lint: false, promtoolRequired: true });
    vi.unstubAllEnvs();
    expect(text).toContain('promtool check metrics (proxy): promtool is not installed; on Debian');
    expect(verdictOf(report)).toBe('could not check');
  });
});

describe('the gate turns red for a service that answers wrongly', () => {
  it('upstream cannot be reached', async () => {
    const { report, text } = await gate({ lint: false, environment: { UPSTREAM_URL: 'http://127.0.0.1:9' } });
    expect(text).toContain('was answered 502 instead of 200');
    expect(verdictOf(report)).toBe('failed');
  });
});

describe('the gate turns red for code that goes behind the catalog', () => {
  let repository: SeededRepository;

  beforeAll(async () => {
    repository = await seededRepository();
  });

  afterAll(() => repository.remove());

  const SEED = 'services/proxy/src/seeded.ts';

  it.each<{ violation: string; code: string; says: string | RegExp }>([
    {
      violation: 'new Counter in a service',
      code: `
        import { Counter } from 'prom-client';
        export const hits = new Counter({ name: 'ibex_proxy_hits_total', help: 'Hits' });
      `,
      says: /error services\/proxy\/src\/seeded\.ts:3:\d+ .*Counter.* \[ibex-metrics\/no-direct-registration\]/,
    },
    {
      violation: 'the global registry in a service',
      code: `
        import { register } from 'prom-client';
        export const scrape = (): Promise<string> => register.metrics();
      `,
      says: /error services\/proxy\/src\/seeded\.ts:3:\d+ .* \[ibex-metrics\/no-direct-registration\]/,
    },
    {
      violation: 'org_id in a label list',
      code: `
        export const definition = { name: 'ibex_proxy_hits_total', help: 'Hits', labelNames: ['org_id'] };
      `,
      says: /error services\/proxy\/src\/seeded\.ts:2:\d+ .*org_id.* \[ibex-metrics\/no-high-cardinality-labels\]/,
    },
    {
      violation: 'a URL in a route label',
      code: `
        import { createMetrics } from '@ibex/metrics';
        const metrics = createMetrics({ service: 'proxy' });
        export const count = (req: { url: '/v1/models' }): void => {
          metrics.record.ibex_proxy_requests_total.inc({ route: req.url, method: 'GET', status_code: '200' });
        };
      `,
      says: /error services\/proxy\/src\/seeded\.ts:5:\d+ .*req\.url.* \[ibex-metrics\/no-url-route-label\]/,
    },
    {
      violation: 'an exemption without a reason',
      code: `
        import { Registry } from 'prom-client';
        // eslint-disable-next-line ibex-metrics/no-direct-registration
        export const registry = new Registry();
      `,
      says: 'the exemption gives no reason; add "-- why" to the directive [ibex-metrics/no-direct-registration]',
    },
  ])('$violation', async ({ code, says }) => {
    await repository.seed(SEED, code);
    const { report, text } = await gate({ root: repository.root, lint: [SEED], services: false });
    expect(text).toMatch(says);
    expect(verdictOf(report)).toBe('failed');
  });

  it('and lists an exemption that gives its reason', async () => {
    await repository.seed(
      SEED,
      `
        import { Registry } from 'prom-client';
        // eslint-disable-next-line ibex-metrics/no-direct-registration -- shown in a test
        export const registry = new Registry();
      `,
    );
    const { report, text } = await gate({ root: repository.root, lint: [SEED], services: false });
    expect(text).toMatch(
      /exempt services\/proxy\/src\/seeded\.ts:4:\d+ \[ibex-metrics\/no-direct-registration\] shown in a test/,
    );
    expect(verdictOf(report)).toBe('passed');
  });
});
