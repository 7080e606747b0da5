/** How bad a problem is: an `error` is wrong data or an unreadable body, a `warning` is suspicious but usable. */
export type Severity = 'error' | 'warning';

interface ProblemCodeEntry {
  readonly severity: Severity;
  readonly description: string;
}

/**
 * Every code a {@link Problem} can have. The prefix says what kind of problem it is:
 *
 * - `syntax/`: Prometheus' text parser rejects the body because of it; one is enough.
 * - `semantics/`: the parser accepts it, and the data is wrong or incomplete all the same.
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
  'syntax/timestamp-invalid': error('A timestamp is not a 64-bit integer.'),
  'syntax/text-after-timestamp': error('Text follows the timestamp.'),
  'syntax/help-escape-invalid': error('A help text has an escape other than \\\\ and \\n.'),
  'syntax/help-repeated': error('A family has a second HELP line.'),
  'syntax/type-unknown': error('A TYPE line has a type that the text format does not know.'),
  'syntax/type-repeated': error('A family has a second TYPE line.'),
  'syntax/type-after-samples': error('A TYPE line comes after the first sample of its family.'),
  'semantics/empty-body': error('The body has no metric family at all.'),
  'semantics/family-without-samples': warning('A family has HELP or TYPE and no sample.'),
  'semantics/family-split': error('Lines of a family are separated by lines of another.'),
  'semantics/duplicate-series': error('Two samples have the same name and labels.'),
  'semantics/inconsistent-labels': warning('Samples of a family have different label names.'),
  'semantics/value-not-separated': error('No blank stands between a metric name and the value.'),
  'semantics/counter-negative': error('A counter is below zero.'),
  'semantics/counter-nan': error('A counter is NaN.'),
  'semantics/bound-repeated': error('A sample has two le labels, or two quantile labels.'),
  'semantics/count-invalid': error('An observation count of a histogram or summary is negative or NaN.'),
  'semantics/sum-missing': error('A histogram or summary has no _sum.'),
  'semantics/count-missing': error('A histogram or summary has no _count.'),
  'semantics/histogram-sample-unsuffixed': error('A histogram has a sample without _bucket, _sum or _count.'),
  'semantics/bucket-bound-missing': error('A histogram bucket has no le label.'),
  'semantics/bucket-bound-nan': error('A histogram bucket has the bound NaN.'),
  'semantics/buckets-not-cumulative': error('A histogram bucket counts less than a smaller bucket.'),
  'semantics/inf-bucket-missing': error('A histogram has no +Inf bucket.'),
  'semantics/inf-bucket-unequal-count': error('The +Inf bucket of a histogram differs from its _count.'),
  'semantics/quantile-missing': error('A summary has a sample without quantile label, _sum or _count.'),
  'semantics/quantile-out-of-range': error('A quantile of a summary is not between 0 and 1.'),
  'limit/line-too-long': error('A line is longer than the limit and was not read.'),
  'limit/too-many-families': error(
    'The body has more metric families than the limit, and was not read further.',
  ),
  'limit/too-many-problems': error('More problems were found than are listed.'),
} as const satisfies Record<string, ProblemCodeEntry>;

/** The code of a problem: stable, and documented in {@link PROBLEM_CODES}. */
export type ProblemCode = keyof typeof PROBLEM_CODES;

function error(description: string): { readonly severity: 'error'; readonly description: string } {
  return { severity: 'error', description };
}

function warning(description: string): { readonly severity: 'warning'; readonly description: string } {
  return { severity: 'warning', description };
}
