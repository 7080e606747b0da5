import type { CatalogFinding } from '../catalog-problem.js';
import type { MetricLintCode } from './metric-lint-codes.js';
import { abbreviatedUnitsIn, nonBaseUnitIn } from './units.js';

export { METRIC_LINT_CODES, type MetricLintCode } from './metric-lint-codes.js';
export { abbreviatedUnitsIn } from './units.js';

/** What the metric lint looks at: a definition, or a family as scraped. */
export interface LintableMetric {
  readonly name: string;
  /** Only a scrape has `gaugehistogram`; promlint takes it for neither histogram nor gauge. */
  readonly type: 'counter' | 'gauge' | 'histogram' | 'summary' | 'untyped' | 'gaugehistogram';
  readonly help?: string | undefined;
  readonly labelNames: readonly string[];
}

/** A finding of the metric lint, without the name of the metric. It has a `label` if it is about labels: the first. */
export interface MetricLintProblem extends CatalogFinding {
  readonly code: MetricLintCode;
}

/**
 * The checks of Prometheus' own linter that can be made on a metric without its samples. The messages
 * are promlint's, so that they can be searched for; the codes and fixes are ours.
 *
 * Implements `LintHelp`, `LintMetricUnits`, `LintCounter`, `LintHistogramSummaryReserved`,
 * `LintMetricTypeInName`, `LintReservedChars`, `LintCamelCase` and `LintUnitAbbreviations` of
 * client_golang's `promlint`; each finding is given once per metric.
 *
 * @param metric - as declared or as scraped; for a scraped histogram `labelNames` is without `le`,
 *   for a summary without `quantile`
 */
export function lintMetric(metric: LintableMetric): MetricLintProblem[] {
  return [
    ...lintHelp(metric),
    ...lintUnits(metric),
    ...lintCounterSuffix(metric),
    ...lintReservedNames(metric),
    ...lintTypeInName(metric),
    ...lintSpelling(metric),
  ];
}

function* lintHelp({ help }: LintableMetric): Iterable<MetricLintProblem> {
  // A `# HELP` line with nothing but blanks after the name has no text.
  if (help === undefined || /^[ \t]*$/.test(help)) {
    yield { code: 'lint/help', message: 'no help text', fix: 'say in a sentence what is measured' };
  }
}

function* lintUnits({ name }: LintableMetric): Iterable<MetricLintProblem> {
  const unit = nonBaseUnitIn(name);
  if (unit) {
    yield {
      code: 'lint/base-unit',
      message: `use base unit "${unit.base}" instead of "${unit.word}"`,
      fix: `record in ${unit.base} and put "${unit.base}" into the name`,
    };
  }
  const abbreviations = abbreviatedUnitsIn(name);
  if (abbreviations.length > 0) {
    yield {
      code: 'lint/unit-abbreviation',
      message: 'metric names should not contain abbreviated units',
      fix: `write ${listOf(abbreviations)} out, as a base unit`,
    };
  }
}

function* lintCounterSuffix({ name, type }: LintableMetric): Iterable<MetricLintProblem> {
  const hasSuffix = name.endsWith('_total');
  if (type === 'counter' && !hasSuffix) {
    yield {
      code: 'lint/counter-suffix',
      message: 'counter metrics should have "_total" suffix',
      fix: `name it "${name.replace(RESERVED_SUFFIX, '')}_total"`,
    };
  } else if (type !== 'counter' && type !== 'untyped' && hasSuffix) {
    yield {
      code: 'lint/counter-suffix',
      message: 'non-counter metrics should not have "_total" suffix',
      fix: `name it "${name.slice(0, -'_total'.length)}", or make it a counter`,
    };
  }
}

const RESERVED_SUFFIX = /_(?:bucket|count|sum)$/;

function* lintReservedNames({ name, type, labelNames }: LintableMetric): Iterable<MetricLintProblem> {
  if (type === 'untyped') return;
  const isHistogram = type === 'histogram';
  const isSummary = type === 'summary';
  const suffixes = [
    { suffix: '_bucket', others: 'non-histogram', reserved: !isHistogram },
    { suffix: '_count', others: 'non-histogram and non-summary', reserved: !isHistogram && !isSummary },
    { suffix: '_sum', others: 'non-histogram and non-summary', reserved: !isHistogram && !isSummary },
  ];
  for (const { suffix, others, reserved } of suffixes) {
    if (reserved && name.endsWith(suffix)) {
      yield {
        code: 'lint/reserved-suffix',
        message: `${others} metrics should not have "${suffix}" suffix`,
        fix: `name it "${name.slice(0, -suffix.length)}${type === 'counter' ? '_total' : ''}"`,
      };
    }
  }
  const labels = [
    { label: 'le', owner: 'histogram', reserved: !isHistogram },
    { label: 'quantile', owner: 'summary', reserved: !isSummary },
  ];
  for (const { label, owner, reserved } of labels) {
    if (reserved && labelNames.includes(label)) {
      yield {
        code: 'lint/reserved-label',
        label,
        message: `non-${owner} metrics should not have "${label}" label`,
        fix: `rename the label "${label}"`,
      };
    }
  }
}

// Any type in any name, its own or not, as the promtool of Debian 12 has it. From client_golang 1.20 on
// promlint objects to the metric's own type only; the stricter rule keeps a catalog clean under both.
function* lintTypeInName({ name }: LintableMetric): Iterable<MetricLintProblem> {
  const lowerCased = name.toLowerCase();
  for (const type of TYPES) {
    if (lowerCased.includes(`_${type}_`) || lowerCased.endsWith(`_${type}`)) {
      yield {
        code: 'lint/type-in-name',
        message: `metric name should not include type '${type}'`,
        fix: `take "_${type}" out of the name`,
      };
    }
  }
}

const TYPES = ['counter', 'gauge', 'summary', 'histogram', 'gauge_histogram'];

function* lintSpelling({ name, labelNames }: LintableMetric): Iterable<MetricLintProblem> {
  if (name.includes(':')) {
    yield {
      code: 'lint/reserved-char',
      message: "metric names should not contain ':'",
      fix: "write '_' for ':', which is kept for recording rules",
    };
  }
  if (CAMEL_CASE.test(name)) {
    yield {
      code: 'lint/camel-case',
      message: "metric names should be written in 'snake_case' not 'camelCase'",
      fix: `name it "${inSnakeCase(name)}"`,
    };
  }
  const inCamelCase = labelNames.filter((labelName) => CAMEL_CASE.test(labelName));
  const [label] = inCamelCase;
  if (label !== undefined) {
    yield {
      code: 'lint/camel-case',
      label,
      message: "label names should be written in 'snake_case' not 'camelCase'",
      fix: `name the label${inCamelCase.length > 1 ? 's' : ''} ${listOf(inCamelCase.map(inSnakeCase))}`,
    };
  }
}

const CAMEL_CASE = /[a-z][A-Z]/;

function inSnakeCase(name: string): string {
  return name.replaceAll(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
}

function listOf(words: readonly string[]): string {
  return words.map((word) => `"${word}"`).join(', ');
}
