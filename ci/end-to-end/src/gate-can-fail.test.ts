import { readFile } from 'node:fs/promises';

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { parseOutputs, writeReport } from '@ibex/check-metrics';
import {
  countProblems,
  type GateOptions,
  type GateReport,
  printReport,
  reportOfGate,
  runGate,
  verdictOf,
} from '@ibex/gate';
import { execa } from 'execa';
import picocolors from 'picocolors';

import { type RunningServices, startServices } from './running-services.js';
import {
  type Sabotage,
  type SabotagedEnvironment,
  sabotagedEnvironment,
} from './sabotage/sabotaged-environment.js';
import { placesOf, readSarif } from './sarif-schema.js';
import { REPOSITORY, type SeededRepository, seededRepository } from './seeded-repository.js';

const plain = { colors: picocolors.createColors(false), cwd: REPOSITORY, root: REPOSITORY };

async function gate(options: Partial<GateOptions>): Promise<{ report: GateReport; text: string }> {
  const report = await runGate({ root: REPOSITORY, catalog: false, ...options });
  return { report, text: printReport(report, plain) };
}

let environment: SabotagedEnvironment;
let services: RunningServices;

beforeAll(async () => {
  environment = await sabotagedEnvironment();
  // Every run of the gate sends requests of the same organisation.
  services = await startServices({ ...environment.variables, RATE_LIMIT_REQUESTS: '100000' });
});

afterAll(async () => {
  await services.stop();
  await environment.remove();
});

/** The gate on services that break their metrics. They run already, since to start them is most of a run. */
async function gateOnSabotage(
  sabotage: Sabotage,
  options: Partial<GateOptions> = {},
): ReturnType<typeof gate> {
  await environment.breakBy(sabotage);
  return gate({
    lint: false,
    startService: (service) => Promise.resolve({ ...services[service], stop: () => Promise.resolve() }),
    ...options,
  });
}

it('the gate passes for services that break nothing', async () => {
  const { report, text } = await gateOnSabotage('none');
  expect(verdictOf(report), text).toBe('passed');
});

describe('the gate turns red for a service that breaks the catalog', () => {
  it.each<{ sabotage: Sabotage; says: string | RegExp }>([
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
    const { report, text } = await gateOnSabotage(sabotage);
    expect(text).toMatch(says);
    expect(verdictOf(report)).toBe('failed');
    expect(countProblems(report)).toBeGreaterThan(0);
  });
});

describe('the gate says what it could not check', () => {
  it('a service whose metrics cannot be had', async () => {
    const { report, text } = await gateOnSabotage('scrape-fails');
    expect(text).toMatch('answered 500 instead of 200 [target/status]');
    expect(text).not.toContain('clean');
    expect(verdictOf(report)).toBe('could not check');
  });

  it.each<{ sabotage: Sabotage; says: string | RegExp }>([
    { sabotage: 'never-ready', says: 'start auth: ibex-auth was not ready within 3 s' },
    {
      sabotage: 'crash-at-start',
      says: /start auth: ibex-auth ended with exit code 1; it wrote:\n\s+sabotaged: cannot start/,
    },
  ])('$sabotage', async ({ sabotage, says }) => {
    await environment.breakBy(sabotage);
    const { report, text } = await gate({
      lint: false,
      // Long enough for a service that does get ready, also on a busy machine.
      readyWithin: sabotage === 'never-ready' ? 3000 : 30_000,
      environment: environment.variables,
    });
    expect(text).toMatch(says);
    expect(text).not.toContain('clean');
    expect(verdictOf(report)).toBe('could not check');
  });

  it('promtool, where it is required and not installed', async () => {
    vi.stubEnv('PATH', '');
    const { report, text } = await gateOnSabotage('none', { promtoolRequired: true });
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

// One for all that is seeded: typescript-eslint cannot work in two roots at a time.
let repository: SeededRepository;

beforeAll(async () => {
  repository = await seededRepository();
});

afterAll(() => repository.remove());

const SEED = 'services/proxy/src/seeded.ts';
const CATALOG = 'packages/metrics/src/ibex-catalog.ts';

describe('the gate turns red for code that goes behind the catalog', () => {
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
  ])('$violation', async ({ code, says }) => {
    await repository.seed(SEED, code);
    const { report, text } = await gate({ root: repository.root, lint: [SEED], services: false });
    expect(text).toMatch(says);
    expect(verdictOf(report)).toBe('failed');
  });
});

it('the gate turns red for a document, a rule and a catalog that do not fit together', async () => {
  const { root } = repository;
  await repository.seed(
    'check-metrics.config.js',
    (await readFile(`${REPOSITORY}check-metrics.config.js`, 'utf8')).replace(
      "catalog: '@ibex/metrics/catalog'",
      "catalog: './packages/metrics/src/ibex-catalog.ts'",
    ),
  );
  const catalog = await readFile(`${REPOSITORY}${CATALOG}`, 'utf8');
  await commit(root);
  await repository.seed(
    CATALOG,
    catalog.replace(/ {4}gauge\('ibex_proxy_active_connections', \{[^]*?\n {4}\}\),\n/, ''),
  );
  await commit(root);
  const { report, text } = await gate({ root, catalog: true, lint: false, services: false });
  expect(text).toMatch(/METRICS\.md is not what the catalog makes: .* \[docs\/stale\]/);
  expect(text).toMatch(
    /observability\/alert-rules\.yml:\d+:\d+ error ibex_proxy_active_connections: is no metric of the catalog/,
  );
  expect(text).toMatch(/error ibex_proxy_active_connections: is gone and was not deprecated before/);
  expect(verdictOf(report)).toBe('failed');
});

it('the gate writes what is wrong with the code and with a service into one SARIF, each at its place', async () => {
  await repository.seed(
    SEED,
    `import { Counter } from 'prom-client';\nexport const hits = new Counter({ name: 'ibex_proxy_hits_total', help: 'Hits' });\n`,
  );
  const { report: linted } = await gate({ root: repository.root, lint: [SEED], services: false });
  const { report: checked } = await gateOnSabotage('metric-removed');
  const report = { ...checked, ...(linted.lint && { lint: linted.lint }) };
  const outputs = parseOutputs([`sarif=${repository.root}/gate.sarif`]);
  expect(await writeReport(reportOfGate(report, REPOSITORY), outputs, plain)).toBe(1);
  const log = await readSarif(`${repository.root}/gate.sarif`);
  expect(placesOf(log, 'ibex-metrics/no-direct-registration')).toEqual([`${SEED}:2`]);
  const lines = (await readFile(`${REPOSITORY}${CATALOG}`, 'utf8')).split('\n');
  const defined = lines.findIndex((line) => line.includes("'ibex_proxy_requests_total'")) + 1;
  expect(placesOf(log, 'metric/missing')).toContain(`${CATALOG}:${String(defined)}`);
});

describe('the gate turns red for an exemption that is not in order', () => {
  /** Lints a registry that is made with prom-client, below a comment and beside another. */
  async function gateOn({ above = '', beside = '' }): Promise<{ report: GateReport; text: string }> {
    await repository.seed(
      SEED,
      `${above}\nexport const registry = new Registry(); ${beside}\nimport { Registry } from 'prom-client';\n`,
    );
    return gate({ root: repository.root, lint: [SEED], services: false });
  }

  it.each<{ exemption: string; above?: string; beside?: string; problems?: number; says: string }>([
    {
      exemption: 'without a reason',
      above: '// eslint-disable-next-line ibex-metrics/no-direct-registration',
      says: 'error services/proxy/src/seeded.ts:1:0 This exemption from `ibex-metrics/no-direct-registration` gives no reason',
    },
    {
      exemption: 'past its end date',
      above:
        '// eslint-disable-next-line ibex-metrics/no-direct-registration -- until 2026-01-31: the old dashboard goes',
      says: 'error services/proxy/src/seeded.ts:1:0 This exemption from `ibex-metrics/no-direct-registration` ended on 2026-01-31,',
    },
    {
      exemption: 'until a day that never comes',
      above:
        '// eslint-disable-next-line ibex-metrics/no-direct-registration -- until 2027-02-30: the old dashboard goes',
      says: 'would never end: there is no day 2027-02-30',
    },
    {
      exemption: 'that hides nothing',
      above: '// eslint-disable-next-line ibex-metrics/no-url-route-label -- the route is one of three',
      says: "error services/proxy/src/seeded.ts:1:1 Unused eslint-disable directive (no problems were reported from 'ibex-metrics/no-url-route-label'). [eslint]",
      // The registry is not exempted then.
      problems: 2,
    },
    {
      exemption: 'from every rule, for a line',
      beside: '// eslint-disable-line',
      says: 'error services/proxy/src/seeded.ts:2:0 This exemption from every rule hides what the rules on metrics find too, and gives no reason',
    },
    {
      exemption: 'from every rule, for the rest of the file',
      above: '/* eslint-disable */',
      says: 'error services/proxy/src/seeded.ts:1:0 This exemption from every rule hides what the rules on metrics find too, and gives no reason',
    },
    {
      exemption: 'by a comment that turns the rule off',
      above: '/* eslint ibex-metrics/no-direct-registration: off */',
      says: 'error services/proxy/src/seeded.ts:1:0 This exemption from `ibex-metrics/no-direct-registration` gives no reason',
    },
    {
      exemption: 'under a comment that turns off what would report it',
      above: '/* eslint ibex-metrics/exemption-ledger: off -- nobody is to know */',
      beside: '// eslint-disable-line ibex-metrics/no-direct-registration',
      says: 'error services/proxy/src/seeded.ts:2:0 This exemption from `ibex-metrics/no-direct-registration` gives no reason',
    },
    {
      exemption: 'under a directive that hides what would report it',
      above: '/* eslint-disable ibex-metrics/exemption-ledger -- nobody is to know */',
      beside: '// eslint-disable-line ibex-metrics/no-direct-registration',
      says: 'error services/proxy/src/seeded.ts:2:0 This exemption from `ibex-metrics/no-direct-registration` gives no reason',
    },
  ])('$exemption', async ({ says, problems = 1, ...comments }) => {
    const { report, text } = await gateOn(comments);
    expect(text).toContain(says);
    // Told once, whether the rule and the gate both see it or the gate alone.
    expect(countProblems(report)).toBe(problems);
    expect(verdictOf(report)).toBe('failed');
  });

  it('in bulk', async () => {
    await repository.seed(
      'eslint-suppressions.json',
      JSON.stringify({ [SEED]: { 'ibex-metrics/no-direct-registration': { count: 1 } } }),
    );
    const { report, text } = await gateOn({});
    await repository.seed('eslint-suppressions.json', '{}');
    expect(text).toMatch(
      /error services\/proxy\/src\/seeded\.ts:2:\d+ a bulk suppression gives no reason; remove it from `eslint-suppressions\.json`/,
    );
    expect(text).toMatch(
      /exempt services\/proxy\/src\/seeded\.ts:2:\d+ in bulk \[ibex-metrics\/no-direct-registration\] no reason given/,
    );
    expect(verdictOf(report)).toBe('failed');
  });

  it.each<{ exemption: string; above?: string; beside?: string; says: RegExp }>([
    {
      exemption: 'with its reason',
      above: '// eslint-disable-next-line ibex-metrics/no-direct-registration -- shown in a test',
      says: /exempt services\/proxy\/src\/seeded\.ts:2:\d+ \[ibex-metrics\/no-direct-registration\] shown in a test/,
    },
    {
      exemption: 'with its end date',
      beside:
        '// eslint-disable-line ibex-metrics/no-direct-registration -- until 2999-12-31: shown in a test',
      says: /exempt services\/proxy\/src\/seeded\.ts:2:\d+ \[ibex-metrics\/no-direct-registration\] until 2999-12-31: shown in a test/,
    },
    {
      exemption: 'by a comment that turns the rule off',
      above: '/* eslint ibex-metrics/no-direct-registration: off -- until 2999-12-31: shown in a test */',
      says: /exempt services\/proxy\/src\/seeded\.ts:1:1 for the whole file \[ibex-metrics\/no-direct-registration\] until 2999-12-31: shown in a test/,
    },
  ])('and passes with one in order, which it lists: $exemption', async ({ says, ...comments }) => {
    const { report, text } = await gateOn(comments);
    expect(text).toMatch(says);
    expect(text).toContain('Lint 1 file, no problems, 1 exemption\n');
    expect(verdictOf(report)).toBe('passed');
  });
});

/** Commits all there is, on the main branch of a repository that is made where there is none. */
async function commit(root: string): Promise<void> {
  const git = (...args: readonly string[]) =>
    execa('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.org', ...args], { cwd: root });
  await git('init', '--quiet', '--initial-branch=main');
  await git('add', '--all');
  await git('commit', '--quiet', '--no-verify', '--message=change');
}
