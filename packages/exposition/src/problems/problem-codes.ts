import { METRIC_LINT_CODES, type MetricLintCode } from '@ibex/catalog/metric-lint';

/** How bad a problem is: an `error` is wrong data or an unreadable body, a `warning` is suspicious but usable. */
export type Severity = 'error' | 'warning';

interface ProblemCodeEntry {
  readonly severity: Severity;
  readonly description: string;
}

/**
 * Every code a {@link Problem} can have. The prefix says what kind of problem it is:
 *
 * - `syntax/`: Prometheus' text parser, or the specification of OpenMetrics, rejects the body because of it; one is
 *   enough.
 * - `semantics/`: the parser accepts it, and the data is wrong or incomplete all the same.
 * - `lint/`: Prometheus' metric lint (promlint) objects to how a metric is named or described.
 * - `value/`: a label value has no bound, so that every such value makes a series of its own.
 * - `limit/`: the validator stopped looking, so something may be undetected.
 */
export const PROBLEM_CODES = {
  'syntax/byte-order-mark': error('The body starts with a UTF-8 byte order mark.'),
  'syntax/carriage-return': error('A line ends in CR LF instead of LF.'),
  'syntax/unexpected-end': error('The last line has no line feed: the body was cut or never finished.'),
  'syntax/trailing-blank': error('Blanks follow a value, a timestamp or a type.'),
  'syntax/metric-name-invalid': error('A metric name has a character that is not allowed.'),
  'syntax/label-name-invalid': error('A label name is missing or has a character that is not allowed.'),
  'syntax/label-name-reserved': error('A label is named `__name__`.'),
  'syntax/label-name-repeated': error('A sample has two labels of the same name.'),
  'syntax/label-equals-missing': error('A label name is not followed by "=".'),
  'syntax/label-value-unquoted': error('A label value does not start with a double quote.'),
  'syntax/label-value-unterminated': error('A label value has no closing quote on its line.'),
  'syntax/label-value-escape-invalid': error('A label value has an escape other than \\\\, \\" and \\n.'),
  'syntax/label-value-not-utf8': error('A label value is not valid UTF-8.'),
  'syntax/label-separator-missing': error('A label is followed by neither "," nor "}".'),
  'syntax/label-set-unterminated': error('A label set has no closing brace on its line.'),
  'syntax/bucket-bound-invalid': error('A histogram has an le label that is not a number.'),
  'syntax/quantile-invalid': error('A summary has a quantile label that is not a number.'),
  'syntax/value-missing': error('A sample has no value.'),
  'syntax/value-invalid': error('A sample value is not a number, or too large for one.'),
  'syntax/timestamp-invalid': error(
    'A timestamp is not a 64-bit integer, in OpenMetrics not a finite number.',
  ),
  'syntax/text-after-timestamp': error('Text follows the timestamp.'),
  'syntax/help-escape-invalid': error(
    'A help text has an escape other than \\\\ and \\n, in OpenMetrics a single backslash at its end.',
  ),
  'syntax/help-repeated': error('A family has a second HELP line.'),
  'syntax/type-unknown': error('A TYPE line has a type that the format does not know.'),
  'syntax/type-repeated': error('A family has a second TYPE line.'),
  'syntax/type-after-samples': error('A TYPE line comes after the first sample of its family.'),
  'syntax/eof-missing': error('An OpenMetrics body does not end in a line `# EOF`.'),
  'syntax/text-after-eof': error('Something follows `# EOF`.'),
  'syntax/blank-line': error('An OpenMetrics body has a blank line.'),
  'syntax/blank-misplaced': error(
    'An OpenMetrics line has a tab, a second space, or a blank where none may be.',
  ),
  'syntax/blank-missing': error('No space separates two parts of an OpenMetrics line.'),
  'syntax/comment-not-allowed': error('An OpenMetrics body has a comment.'),
  'syntax/label-comma-trailing': error(
    'A comma stands before the closing brace of an OpenMetrics label set.',
  ),
  'syntax/metadata-text-missing': error(
    'A HELP, TYPE or UNIT line of OpenMetrics ends after the metric name.',
  ),
  'syntax/help-not-utf8': error('A help text of OpenMetrics is not valid UTF-8.'),
  'syntax/help-after-samples': error(
    'A HELP line of OpenMetrics comes after the first sample of its family.',
  ),
  'syntax/unit-repeated': error('A family has a second UNIT line.'),
  'syntax/unit-after-samples': error('A UNIT line comes after the first sample of its family.'),
  'syntax/unit-not-suffix': error('A unit is not the end of the name of its family.'),
  'syntax/unit-not-allowed': error('A family of type info or stateset has a unit.'),
  'syntax/name-clash': error('A name stands for samples of two OpenMetrics families.'),
  'syntax/family-split': error('Lines of an OpenMetrics family are separated by lines of another.'),
  'syntax/sample-name-unsuffixed': error('A sample lacks the suffix that its OpenMetrics type asks for.'),
  'syntax/metrics-interleaved': error(
    'Samples of a label set are separated by others of their OpenMetrics family.',
  ),
  'syntax/duplicate-series': error(
    'Two OpenMetrics samples have the same name and labels, and no timestamp.',
  ),
  'syntax/timestamps-mixed': error(
    'Some samples of an OpenMetrics metric have a timestamp, and some have none.',
  ),
  'syntax/timestamp-decreasing': error(
    'A timestamp is earlier than the one before it of the same OpenMetrics metric.',
  ),
  'syntax/counter-negative': error('An OpenMetrics counter is below zero.'),
  'syntax/counter-nan': error('An OpenMetrics counter is NaN.'),
  'syntax/total-missing': error('An OpenMetrics counter has no _total.'),
  'syntax/created-invalid': error('A _created sample is not a time.'),
  'syntax/count-invalid': error('An OpenMetrics count of observations is negative, NaN or no whole number.'),
  'syntax/sum-invalid': error('A sum of an OpenMetrics histogram or summary is NaN or negative.'),
  'syntax/sum-missing': error('An OpenMetrics histogram has a count and no sum.'),
  'syntax/count-missing': error('An OpenMetrics histogram has a sum and no count.'),
  'syntax/sum-with-negative-bound': error(
    'An OpenMetrics histogram has a sum and a bucket of a negative bound.',
  ),
  'syntax/bucket-bound-missing': error('An OpenMetrics bucket has no le label.'),
  'syntax/bucket-bound-nan': error('An OpenMetrics bucket has the bound NaN.'),
  'syntax/inf-bound-misspelt': error('The bound of an OpenMetrics bucket is infinite and not written +Inf.'),
  'syntax/bound-label-misplaced': error(
    'A sample other than a bucket has le, or one other than a quantile has quantile.',
  ),
  'syntax/buckets-out-of-order': error('Buckets of an OpenMetrics histogram do not ascend in their bounds.'),
  'syntax/buckets-not-cumulative': error('An OpenMetrics bucket counts less than a smaller one.'),
  'syntax/inf-bucket-missing': error('An OpenMetrics histogram has no +Inf bucket.'),
  'syntax/inf-bucket-unequal-count': error(
    'The +Inf bucket of an OpenMetrics histogram differs from its count.',
  ),
  'syntax/quantile-missing': error(
    'An OpenMetrics summary has a sample without quantile label, _sum or _count.',
  ),
  'syntax/quantile-out-of-range': error('A quantile of an OpenMetrics summary is not between 0 and 1.'),
  'syntax/quantile-value-negative': error('The value of a quantile is negative in OpenMetrics.'),
  'syntax/info-value-invalid': error('An info metric has a value other than 1.'),
  'syntax/state-label-missing': error('A stateset has a sample without the label of its own name.'),
  'syntax/state-value-invalid': error('A state of a stateset is neither 0 nor 1.'),
  'syntax/exemplar-malformed': error('An exemplar is not a space, "#", a space and a label set.'),
  'syntax/exemplar-not-allowed': error('A sample other than a total or a bucket has an exemplar.'),
  'syntax/exemplar-too-long': error('The labels of an exemplar have more than 128 characters.'),
  'syntax/exemplar-out-of-bucket': error('The value of an exemplar is above the bound of its bucket.'),
  'syntax/metric-name-missing': error('A line has no metric name (only with names in quotes).'),
  'syntax/metric-name-repeated': error('A line has a second metric name (only with names in quotes).'),
  'syntax/quoted-name-unterminated': error('A name has no closing quote on its line.'),
  'syntax/quoted-name-escape-invalid': error('A name in quotes has an escape other than \\\\, \\" and \\n.'),
  'syntax/quoted-name-not-utf8': error('A name in quotes is not valid UTF-8.'),
  'semantics/empty-body': error('The body has no metric family at all.'),
  'semantics/family-without-samples': error('A family has HELP or TYPE and no sample.'),
  'semantics/family-split': error('Lines of a family are separated by lines of another.'),
  'semantics/help-after-samples': error('A HELP line comes after the first sample of its family.'),
  'semantics/duplicate-series': error('Two samples have the same name and labels.'),
  'semantics/inconsistent-labels': error('Samples of a family have different label names.'),
  'semantics/value-not-separated': error('No blank stands between a metric name and the value.'),
  'semantics/counter-negative': error('A counter is below zero.'),
  'semantics/counter-infinite': error('A counter is infinite.'),
  'semantics/counter-nan': error('A counter is NaN.'),
  'semantics/bound-repeated': error('A sample has two le labels, or two quantile labels.'),
  'semantics/count-invalid': error('An observation count is negative, NaN, infinite or not whole.'),
  'semantics/sum-missing': error('A histogram or summary has no _sum.'),
  'semantics/count-missing': error('A histogram or summary has no _count.'),
  'semantics/histogram-sample-unsuffixed': error('A histogram has a sample without _bucket, _sum or _count.'),
  'semantics/bucket-bound-missing': error('A histogram bucket has no le label.'),
  'semantics/bucket-bound-nan': error('A histogram bucket has the bound NaN.'),
  'semantics/bucket-bound-repeated': error('A histogram has two buckets of one bound, spelled differently.'),
  'semantics/buckets-not-cumulative': error('A histogram bucket counts less than a smaller bucket.'),
  'semantics/inf-bucket-missing': error('A histogram has no +Inf bucket.'),
  'semantics/inf-bucket-unequal-count': error('The +Inf bucket of a histogram differs from its _count.'),
  'semantics/buckets-inconsistent': warning('Series of a histogram have different buckets.'),
  'semantics/quantile-repeated': error('A summary has one quantile twice, spelled differently.'),
  'semantics/quantiles-decreasing': warning('A quantile of a summary is less than a smaller one.'),
  'semantics/quantile-missing': error('A summary has a sample without quantile label, _sum or _count.'),
  'semantics/quantile-out-of-range': error('A quantile of a summary is not between 0 and 1.'),
  'semantics/bucket-bound-not-canonical': warning(
    'A bound or quantile is spelled as no client library writes it.',
  ),
  'semantics/timestamp': warning('Samples of a family have timestamps.'),
  'semantics/nul-character': error('A label value or comment has a NUL character.'),
  'semantics/carriage-return': error('A label value or comment has a carriage return.'),
  'semantics/not-utf8': error('A help text or other comment is not valid UTF-8.'),
  'semantics/name-reserved': warning('A name of OpenMetrics starts with an underscore, which is reserved.'),
  ...metricLintCodes(),
  'lint/duplicate-metric': error('Two samples of a family have the same labels.'),
  'semantics/server-rejects': error(
    'The Prometheus server refuses the whole scrape, though promtool takes it.',
  ),
  'semantics/server-reads-differently': warning(
    'The Prometheus server reads a line otherwise than promtool.',
  ),
  'value/uuid': warning('A label value is a UUID.'),
  'value/url': warning('A label value is a URL.'),
  'value/path-with-identifier': warning('A label value is a path with an identifier or a query in it.'),
  'value/email': warning('A label value is an e-mail address.'),
  'value/ip-address': warning('A label value is an IP address.'),
  'value/timestamp': warning('A label value is a timestamp.'),
  'value/long-hexadecimal': warning('A label value has 16 hexadecimal digits or more.'),
  'value/high-entropy': warning('A label value looks random: a token, a key, an encoded text.'),
  'limit/line-too-long': error('A line is longer than the limit and was not read.'),
  'limit/too-many-families': error(
    'The body has more metric families than the limit, and was not read further.',
  ),
  'limit/too-much-text': error(
    'The names and help texts of the body exceed the limit, and it was not read further.',
  ),
  'limit/too-many-problems': error('More problems were found than are listed.'),
} as const satisfies Record<string, ProblemCodeEntry>;

/** The code of a problem: stable, and documented in {@link PROBLEM_CODES}. */
export type ProblemCode = keyof typeof PROBLEM_CODES;

/** Severities other than those of {@link PROBLEM_CODES}; what is `off` is not reported. The verdict stays what it is. */
export type SeverityOverrides = ReadonlyMap<ProblemCode, Severity | 'off'>;

function error(description: string): { readonly severity: 'error'; readonly description: string } {
  return { severity: 'error', description };
}

function warning(description: string): { readonly severity: 'warning'; readonly description: string } {
  return { severity: 'warning', description };
}

/** The codes of the catalog's metric lint, in its words. */
function metricLintCodes(): Readonly<Record<MetricLintCode, ReturnType<typeof error>>> {
  const entries = Object.entries(METRIC_LINT_CODES).map(([code, meaning]) => [
    code,
    error(sentence(meaning)),
  ]);
  return Object.fromEntries(entries) as Record<MetricLintCode, ReturnType<typeof error>>;
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
