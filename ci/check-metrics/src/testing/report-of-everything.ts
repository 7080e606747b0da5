import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { validateExposition } from '@ibex/exposition';

import { excerptOf } from '../report/excerpt.js';
import type { Report, ReportSection } from '../report/report.js';
import type { ReportContext } from '../report/report-context.js';
import { PLAIN } from './plain-colors.js';

/** What would do harm in one output or another, if it got there as it is. */
export const HOSTILE =
  '\u001b[2J\u009b31m\u202egnp\u0000\r\n::error::100%25, <b a="1">&amp; ]]> [link](http://evil.example) {0}\ufffe\ud800';

/** How the report is written: by somebody who works in a directory of the repository. */
export const CONTEXT: ReportContext = {
  colors: PLAIN,
  cwd: '/repository/services',
  root: '/repository',
  fallbackPlace: { file: '/repository/catalog/catalog.ts', line: 1, column: 1 },
};

const LINE = 'shop_requests_total{route="/users/42",result="ok"} 5';
const CATALOG = '/repository/catalog/catalog.ts';

const GOOD: ReportSection = {
  kind: 'target',
  name: 'http://127.0.0.1:9464/metrics',
  findings: [],
  summary: {
    families: 36,
    series: 362,
    catalogSeries: 278,
    worstCase: 13_445,
    coverage: { present: 2, required: 2 },
    scrapes: 1,
    metrics: [
      { name: 'shop_process_up', type: 'gauge', presence: 'present', series: 1, worstCase: 2 },
      {
        name: 'shop_requests_total',
        type: 'counter',
        presence: 'present',
        series: 277,
        worstCase: 13_443,
      },
    ],
  },
};

const BAD: ReportSection = {
  kind: 'target',
  name: 'checkout',
  address: 'http://localhost:9465/metrics?token=…',
  exposition: validateExposition(readFileSync(join(import.meta.dirname, 'golden/exposition.txt'))),
  findings: [
    {
      code: 'metric/value-outside-domain',
      severity: 'error',
      metric: 'shop_requests_total',
      label: 'route',
      line: 6,
      column: 28,
      endColumn: 37,
      scrape: 1,
      message: 'label "route" has the value "/users/42", which is outside its domain',
      fix: 'record one of /v1/models, unmatched',
      source: { file: CATALOG, line: 12, column: 5 },
      excerpt: excerptOf(LINE, 28, 37, 60),
    },
    {
      code: 'metric/label-undeclared',
      severity: 'error',
      metric: 'shop_requests_total',
      label: 'result',
      line: 6,
      column: 39,
      message: 'has the label "result", which the catalog does not declare',
      source: { file: CATALOG, line: 12, column: 5 },
    },
    {
      code: 'lint/camel-case',
      severity: 'warning',
      metric: 'cacheHits',
      line: 8,
      column: 1,
      message: "metric names should be written in 'snake_case' not 'camelCase'",
    },
    {
      code: 'metric/missing',
      severity: 'error',
      metric: 'shop_carts_total',
      message: 'required counter "Carts" is missing',
      fix: 'register it, and serve the registry it is in',
      source: { file: CATALOG, line: 20, column: 5 },
      exempted: { by: 'exemption', reason: 'the new cart is not deployed yet', until: '2027-03-01' },
    },
    {
      code: 'series/counter-fell',
      severity: 'error',
      metric: 'shop_refunds_total',
      scrape: 2,
      message: 'fell from 7 to 3 between scrapes 1 and 2',
      exempted: { by: 'baseline', reason: 'known since the baseline was written' },
    },
    {
      code: 'target/content-type',
      severity: 'error',
      message: 'the response has no content type',
      fix: 'answer with "text/plain; version=0.0.4; charset=utf-8"',
    },
  ],
  summary: {
    families: 3,
    series: 3,
    catalogSeries: 2,
    worstCase: 40,
    coverage: { present: 2, required: 4 },
    scrapes: 2,
    metrics: [
      { name: 'shop_process_up', type: 'gauge', presence: 'present', series: 1, worstCase: 2 },
      {
        name: 'shop_requests_total',
        type: 'counter',
        presence: 'present',
        series: 12,
        worstCase: 30,
        budget: 10,
      },
      { name: 'shop_carts_total', type: 'counter', presence: 'missing', series: 0, worstCase: 4 },
      {
        name: 'shop_refunds_total',
        type: 'counter',
        presence: 'declared but never sampled',
        series: 0,
        worstCase: 2,
      },
      { name: 'shop_payouts_total', type: 'counter', presence: 'not required', series: 0, worstCase: 2 },
    ],
  },
};

const UNCHECKED: ReportSection = {
  kind: 'target',
  name: 'payments',
  address: 'http://localhost:9466/metrics',
  findings: [],
  unchecked: {
    code: 'target/unreachable',
    message: 'cannot be reached (ECONNREFUSED)',
    fix: 'make sure that something listens at localhost:9466',
  },
};

const FLEET: ReportSection = {
  kind: 'fleet',
  name: 'proxy',
  address: 'http://localhost:9090/',
  fleet: { up: 198, down: 2 },
  findings: [
    {
      code: 'metric/never-sampled',
      severity: 'error',
      metric: 'shop_requests_total',
      message: 'has no sample on some of the job',
      fix: 'start its usual label sets at zero ("initial" in the catalog)',
      source: { file: CATALOG, line: 12, column: 5 },
      instances: { count: 30, of: 198, names: ['proxy-1:9464', 'proxy-2:9464', 'proxy-3:9464'] },
    },
    {
      code: 'fleet/target-down',
      severity: 'warning',
      message: 'does not answer',
      instances: { count: 2, of: 200, names: ['proxy-8:9464', 'proxy-9:9464'] },
    },
  ],
};

const LINT: ReportSection = {
  kind: 'lint',
  name: 'lint',
  findings: [
    {
      code: 'ibex-metrics/no-url-route-label',
      severity: 'error',
      line: 9,
      column: 24,
      endColumn: 50,
      message: 'The label "route" gets req.path, what the client asked for.',
      source: { file: '/repository/services/proxy/src/a, b: 100%.ts', line: 9, column: 24 },
    },
    {
      code: 'ibex-metrics/metric-naming',
      severity: 'warning',
      message: 'The name does not end in a unit.',
      source: { file: '/repository/services/proxy/src/main.ts', line: 3, column: 1 },
    },
    {
      code: 'no-unknown-rule',
      severity: 'warning',
      message: 'A file that is not in the repository.',
      source: { file: '/elsewhere/main.ts', line: 3, column: 1 },
    },
  ],
};

const CONFIGURATION: ReportSection = {
  kind: 'configuration',
  name: 'check-metrics.config.ts',
  findings: [
    {
      code: 'exemption/unused',
      severity: 'warning',
      message: 'the exemption of metric/help on "shop_*" exempts nothing',
      fix: 'remove it',
      source: { file: '/repository/services/check-metrics.config.ts', line: 7, column: 3 },
    },
  ],
};

const HOSTILE_TARGET: ReportSection = {
  kind: 'target',
  name: HOSTILE,
  address: HOSTILE,
  unchecked: { code: HOSTILE, message: HOSTILE, fix: HOSTILE },
  findings: [
    {
      code: HOSTILE,
      severity: 'error',
      metric: HOSTILE,
      label: HOSTILE,
      line: 1,
      column: 1,
      message: HOSTILE,
      fix: HOSTILE,
      source: { file: `/repository/${HOSTILE}`, line: 1, column: 1 },
      instances: { count: 1, of: 1, names: [HOSTILE] },
      excerpt: { text: HOSTILE, underline: '^' },
    },
    {
      code: 'metric/help',
      severity: 'error',
      message: HOSTILE,
      exempted: { by: 'exemption', reason: HOSTILE, until: HOSTILE },
    },
  ],
  summary: {
    families: 1,
    series: 1,
    catalogSeries: 1,
    worstCase: 1,
    coverage: { present: 0, required: 1 },
    scrapes: 1,
    metrics: [{ name: HOSTILE, type: 'gauge', presence: 'missing', series: 0, worstCase: 1 }],
  },
};

/** A report with everything in it that a report can have. */
export const REPORT_OF_EVERYTHING: Report = {
  sections: [GOOD, BAD, UNCHECKED, FLEET, LINT, CONFIGURATION, HOSTILE_TARGET],
  rules: [
    {
      code: 'ibex-metrics/no-url-route-label',
      description: 'Disallow URLs as values of a route label',
      helpUri: 'https://example.com/no-url-route-label',
    },
    { code: 'ibex-metrics/metric-naming', description: HOSTILE, helpUri: 'not a URI' },
  ],
};
