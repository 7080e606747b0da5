import type { CatalogProblemCode } from '@ibex/catalog';
import type { ProblemCode } from '@ibex/exposition';

/** What a look at one scrape of a target finds, besides what the exposition's and the catalog's codes say. */
export const TARGET_CODES = {
  'target/content-type': 'the response is declared neither as the text format nor as OpenMetrics',
  'target/budget-exceeded': 'a target has more series than its budget',
  'target/coverage': 'fewer metrics of the catalog are present than required',
  'metric/missing': 'a metric of the catalog is not exposed',
  'metric/never-sampled':
    'a metric of the catalog has HELP and TYPE but no sample, so Prometheus stores nothing',
  'metric/undeclared': 'a family is neither in the catalog nor allowed beside it',
  'metric/type': 'a metric has another type than the catalog says',
  'metric/help': 'a metric has another help text than the catalog says',
  'metric/label-wrong': 'a sample has a label of the catalog under another name',
  'metric/label-missing': 'a sample lacks a label of the catalog',
  'metric/label-undeclared': 'a sample has a label that the catalog does not know',
  'metric/value-outside-domain': 'a label value is not in the domain the catalog gives',
  'metric/buckets': 'a histogram has other buckets than the catalog says',
  'metric/budget-exceeded': 'a metric has more series than its budget',
  'metric/worst-case-exceeded': 'a metric has more series than the catalog allows at worst',
  'parsers/disagree': 'two parsers read different families from the same body',
} as const satisfies Record<string, string>;

/** What only several scrapes of a target show. */
export const SERIES_CODES = {
  'series/counter-fell': 'a counter fell between two scrapes, and the target did not restart',
  'series/vanished': 'a series was there in one scrape and not in the next',
  'series/label-values-growing': 'a label has more values with each scrape',
  'series/family-late': 'a family is exposed only after the first scrape',
  'series/buckets-changed': 'a histogram has other buckets than in the scrape before',
  'series/too-many': 'a target has more series than scrapes are compared by, so the rest was left out',
} as const satisfies Record<string, string>;

/** What only a look at many targets shows. */
export const FLEET_CODES = {
  'fleet/target-down': 'a target is down, so nothing is known of its metrics',
  'fleet/partial-answer': 'the server answered a query with warnings, so something may be missing',
} as const satisfies Record<string, string>;

/** What a look at expressions finds that are asked of the catalog's metrics. */
export const QUERY_CODES = {
  'query/file': 'a file of queries is not in the format that its name says',
  'query/not-utf8': 'a file of queries is not UTF-8',
  'query/syntax': 'an expression is no PromQL',
  'query/type': 'an expression is read by the grammar of PromQL and refused by Prometheus',
  'query/placeholder': 'an expression cannot be read until its placeholders are filled in',
  'query/unknown-metric': 'an expression asks for a metric that is not in the catalog',
  'query/deprecated-metric': 'an expression asks for a metric that is going to go',
  'query/unknown-label': 'an expression names a label that its series do not have',
  'query/unknown-value': 'an expression asks for a label value that is not in the domain of the label',
  'query/unknown-bucket': 'an expression asks for the boundary of a bucket that a histogram does not have',
  'query/rate-of-gauge': 'a function for counters is used on a gauge',
  'query/gauge-function-on-counter': 'a function for gauges is used on a counter',
  'query/raw-counter': 'what a counter has come to is compared with a number',
  'query/histogram-quantile': 'a quantile is asked of series without buckets',
  'query/native-histogram': 'a function for native histograms is used on series that are none',
  'query/template-label': 'a template of an alert names a label that its series do not have',
  'query/too-many': 'a file has more findings than are told',
} as const satisfies Record<string, string>;

/** What is wrong with what documents a catalog. */
export const DOCS_CODES = {
  'docs/stale': 'a document of the catalog is not what the catalog makes any more',
} as const satisfies Record<string, string>;

/** The code of a finding about an expression. */
export type QueryCode = keyof typeof QUERY_CODES;

/** What breaks between two catalogs for those who query the metrics. */
export const DIFF_CODES = {
  'diff/metric-removed': 'a metric is gone that was not deprecated before',
  'diff/metric-removed-early': 'a deprecated metric is gone before its time',
  'diff/replacement-missing': 'a metric goes, and what is to be used instead was never beside it',
  'diff/metric-renamed': 'a metric is gone, and there is one like it under another name',
  'diff/type': 'a metric has another type',
  'diff/unit': 'a metric has another unit',
  'diff/buckets': 'a histogram has other buckets',
  'diff/label-added': 'a metric has a label more',
  'diff/label-removed': 'a metric has a label less',
  'diff/label-renamed': 'a label has another name',
  'diff/values-removed': 'a label has values less',
  'diff/domain': 'what is outside of the domain of a label is recorded otherwise',
  'diff/initial': 'series that started at zero are missing at first',
  'diff/stability': 'what was promised of a metric is taken back',
  'diff/catalog': 'what was promised of all metrics is taken back',
} as const satisfies Record<string, string>;

/** The code of a change that breaks something. */
export type DiffCode = keyof typeof DIFF_CODES;

/** What a change of the catalog does to expressions that ask for its metrics. */
export const BROKEN_QUERY_CODES = {
  'diff/breaks-query': 'a change of the catalog breaks a query',
} as const satisfies Record<string, string>;

/** What is wrong with what was to be let pass. */
export const EXEMPTION_CODES = {
  'exemption/expired': 'an exemption is past its end date',
  'exemption/unused': 'an exemption exempts nothing',
  'baseline/fixed': 'the baseline has a finding that is no more',
} as const satisfies Record<string, string>;

/** What this package finds itself; the other codes are the exposition's and the catalog's. */
export const CHECK_CODES = {
  ...TARGET_CODES,
  ...SERIES_CODES,
  ...FLEET_CODES,
  ...QUERY_CODES,
  ...DOCS_CODES,
  ...DIFF_CODES,
  ...BROKEN_QUERY_CODES,
  ...EXEMPTION_CODES,
} as const;

/** The code of a finding: stable, and documented in `docs/findings.md`. */
export type FindingCode = keyof typeof CHECK_CODES | ProblemCode | CatalogProblemCode;
