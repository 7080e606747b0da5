/** The codes of the metric lint, and what each stands for. */
export const METRIC_LINT_CODES = {
  'lint/help': 'no help text',
  'lint/base-unit': 'a unit that is not a base unit',
  'lint/counter-suffix': '_total is missing on a counter, or stands on something else',
  'lint/reserved-suffix': '_bucket, _count or _sum on a type that does not make them',
  'lint/reserved-label': 'le or quantile on a type that does not make them',
  'lint/type-in-name': 'the name says a metric type',
  'lint/reserved-char': 'a colon, which is reserved for recording rules',
  'lint/camel-case': 'camelCase in a metric or label name',
  'lint/unit-abbreviation': 'an abbreviated unit',
} as const satisfies Record<`lint/${string}`, string>;

/** What a finding of the metric lint is known by in every tool. */
export type MetricLintCode = keyof typeof METRIC_LINT_CODES;
