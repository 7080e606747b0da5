import type { ExpositionOptions } from '../exposition-options.js';
import type { ProblemCode } from '../problems/problem-codes.js';

/** A body with one thing wrong, and the place where it is: `line:column-endColumn`. */
export interface ProblemCase {
  readonly code: ProblemCode;
  readonly body: string | Uint8Array;
  readonly at: string;
  readonly options?: ExpositionOptions;
}

const HISTOGRAM = '# TYPE h histogram\n';
const SUMMARY = '# TYPE s summary\n';
const COUNTER = '# TYPE c counter\n';

/** Cases for each code. Each body has this one problem and no other. */
export const PROBLEM_CASES: readonly ProblemCase[] = [
  { code: 'syntax/byte-order-mark', body: '\ufeffx 1\n', at: '1:1-2' },
  { code: 'syntax/carriage-return', body: 'x 1\r\n', at: '1:4-5' },
  { code: 'syntax/carriage-return', body: 'x 1 2\r\n', at: '1:6-7' },
  { code: 'syntax/carriage-return', body: '# TYPE x gauge\r\nx 1\n', at: '1:15-16' },
  { code: 'syntax/carriage-return', body: 'x 1\n\r\n', at: '2:1-2' },
  { code: 'syntax/unexpected-end', body: 'x 1', at: '1:4-4' },
  { code: 'syntax/unexpected-end', body: 'x', at: '1:2-2' },
  { code: 'syntax/unexpected-end', body: 'x 1\nx{a="1",b="', at: '2:12-12' },
  { code: 'syntax/unexpected-end', body: 'x 1\n# a comment', at: '2:12-12' },
  { code: 'syntax/unexpected-end', body: 'x 1\n# TYPE y coun', at: '2:14-14' },
  { code: 'syntax/trailing-blank', body: 'x 1 \n', at: '1:4-5' },
  { code: 'syntax/trailing-blank', body: 'x 1 5\t\t\n', at: '1:6-8' },
  { code: 'syntax/trailing-blank', body: '# TYPE x counter \nx 1\n', at: '1:17-18' },
  { code: 'syntax/metric-name-invalid', body: '9x 1\n', at: '1:1-3' },
  { code: 'syntax/metric-name-invalid', body: 'x-y{a="1"} 1\n', at: '1:1-4' },
  { code: 'syntax/metric-name-invalid', body: '  é 1\n', at: '1:3-4' },
  { code: 'syntax/metric-name-invalid', body: '{"x"} 1\n', at: '1:1-2' },
  { code: 'syntax/metric-name-invalid', body: '{} 1\n', at: '1:1-2' },
  { code: 'syntax/metric-name-invalid', body: '# HELP x-y about x\n', at: '1:8-11' },
  { code: 'syntax/metric-name-invalid', body: '<html>\n', at: '1:1-7' },
  { code: 'syntax/metric-name-invalid', body: '404-not-found', at: '1:1-14' },
  { code: 'syntax/metric-name-invalid', body: 'x\0 1\n', at: '1:1-3' },
  { code: 'syntax/label-name-invalid', body: 'x{9a="1"} 1\n', at: '1:3-5' },
  { code: 'syntax/label-name-invalid', body: 'x{user-id="1"} 1\n', at: '1:3-10' },
  { code: 'syntax/label-name-invalid', body: 'x{a:b="1"} 1\n', at: '1:3-6' },
  { code: 'syntax/label-name-invalid', body: 'x{,} 1\n', at: '1:3-4' },
  { code: 'syntax/label-name-invalid', body: 'x{a="1",,b="2"} 1\n', at: '1:9-10' },
  { code: 'syntax/label-name-invalid', body: 'x{"a"="1"} 1\n', at: '1:3-6' },
  { code: 'syntax/label-name-reserved', body: 'x{__name__="y"} 1\n', at: '1:3-11' },
  { code: 'syntax/label-name-repeated', body: 'x{a="1",a="2"} 1\n', at: '1:9-10' },
  {
    code: 'syntax/label-name-repeated',
    body: `x{${Array.from({ length: 20 }, (_, i) => `a${String(i % 19)}="1"`).join()}} 1\n`,
    at: '1:145-147',
  },
  { code: 'syntax/label-equals-missing', body: 'x{a} 1\n', at: '1:3-4' },
  { code: 'syntax/label-equals-missing', body: 'x{a "1"} 1\n', at: '1:3-4' },
  { code: 'syntax/label-equals-missing', body: 'x{a,b="1"} 1\n', at: '1:3-4' },
  { code: 'syntax/label-value-unquoted', body: 'x{a=1} 1\n', at: '1:5-6' },
  { code: 'syntax/label-value-unquoted', body: 'x{a=} 1\n', at: '1:5-6' },
  { code: 'syntax/label-value-unterminated', body: 'x{a="1} 1\n', at: '1:5-10' },
  { code: 'syntax/label-value-unterminated', body: 'x{a="1\\\n', at: '1:5-8' },
  { code: 'syntax/label-value-escape-invalid', body: 'x{a="\\d+"} 1\n', at: '1:6-8' },
  { code: 'syntax/label-value-escape-invalid', body: 'x{a="\\é"} 1\n', at: '1:6-8' },
  { code: 'syntax/label-value-not-utf8', body: latin1('x{a="caf\xe9"} 1\n'), at: '1:9-10' },
  { code: 'syntax/label-value-not-utf8', body: latin1('x{a="\xed\xa0\x80"} 1\n'), at: '1:6-7' },
  { code: 'syntax/label-value-not-utf8', body: latin1('x{a="\xf4\x90\x80\x80"} 1\n'), at: '1:6-7' },
  { code: 'syntax/label-value-not-utf8', body: latin1('x{a="\xc0\x80"} 1\n'), at: '1:6-7' },
  { code: 'syntax/label-value-not-utf8', body: latin1('x{a="\xe2\x82"} 1\n'), at: '1:6-7' },
  { code: 'syntax/label-value-not-utf8', body: 'x{a="\ud800"} 1\n', at: '1:6-7' },
  { code: 'syntax/label-separator-missing', body: 'x{a="1" b="2"} 1\n', at: '1:9-10' },
  { code: 'syntax/label-separator-missing', body: 'x{a="say "hi""} 1\n', at: '1:11-12' },
  { code: 'syntax/label-set-unterminated', body: 'x{\n', at: '1:3-3' },
  { code: 'syntax/label-set-unterminated', body: 'x{a\n', at: '1:4-4' },
  { code: 'syntax/label-set-unterminated', body: 'x{a=\n', at: '1:5-5' },
  { code: 'syntax/label-set-unterminated', body: 'x{a="1"\n', at: '1:8-8' },
  { code: 'syntax/label-set-unterminated', body: 'x{a="1",\n', at: '1:9-9' },
  { code: 'syntax/bucket-bound-invalid', body: `${HISTOGRAM}h_bucket{le="one"} 1\n`, at: '2:14-17' },
  { code: 'syntax/bucket-bound-invalid', body: `${HISTOGRAM}h_bucket{le=""} 1\n`, at: '2:14-14' },
  { code: 'syntax/quantile-invalid', body: `${SUMMARY}s{quantile="p99"} 1\n`, at: '2:13-16' },
  { code: 'syntax/value-missing', body: 'x\n', at: '1:2-2' },
  { code: 'syntax/value-missing', body: 'x{a="1"} \n', at: '1:10-10' },
  { code: 'syntax/value-invalid', body: 'x one\n', at: '1:3-6' },
  { code: 'syntax/value-invalid', body: 'x 0x1p3\n', at: '1:3-8' },
  { code: 'syntax/value-invalid', body: 'x 1_000\n', at: '1:3-8' },
  { code: 'syntax/value-invalid', body: 'x 1e999\n', at: '1:3-8' },
  { code: 'syntax/value-invalid', body: 'x +NaN\n', at: '1:3-7' },
  { code: 'syntax/value-invalid', body: 'x{a="1"} {b="2"} 1\n', at: '1:10-17' },
  { code: 'syntax/timestamp-invalid', body: 'x 1 1.5\n', at: '1:5-8' },
  { code: 'syntax/timestamp-invalid', body: 'x 1 9223372036854775808\n', at: '1:5-24' },
  { code: 'syntax/timestamp-invalid', body: 'x 1 # {trace_id="1"} 1\n', at: '1:5-6' },
  { code: 'syntax/text-after-timestamp', body: 'x 1 2 3\n', at: '1:7-8' },
  { code: 'syntax/help-escape-invalid', body: '# HELP x a "quoted\\" word\nx 1\n', at: '1:19-21' },
  { code: 'syntax/help-escape-invalid', body: '# HELP x ends in \\\nx 1\n', at: '1:18-19' },
  { code: 'syntax/help-escape-invalid', body: '# HELP x \\é\nx 1\n', at: '1:10-12' },
  { code: 'syntax/help-repeated', body: '# HELP x a\n# HELP x a\nx 1\n', at: '2:8-9' },
  {
    code: 'syntax/help-repeated',
    body: `# HELP s a\n${SUMMARY}# HELP s_sum a\ns_sum 1\ns_count 1\n`,
    at: '3:8-13',
  },
  { code: 'syntax/type-unknown', body: '# TYPE x banana\nx 1\n', at: '1:10-16' },
  { code: 'syntax/type-unknown', body: '# TYPE x info\nx 1\n', at: '1:10-14' },
  { code: 'syntax/type-repeated', body: '# TYPE x gauge\n# TYPE x gauge\nx 1\n', at: '2:8-9' },
  { code: 'syntax/type-after-samples', body: 'x 1\n# TYPE x gauge\n', at: '2:8-9' },

  { code: 'semantics/empty-body', body: '', at: '1:1-1' },
  { code: 'semantics/empty-body', body: '\n  \n# nothing here\n', at: '1:1-1' },
  { code: 'semantics/family-without-samples', body: '# HELP x about x\n# TYPE x gauge\n', at: '1:8-9' },
  { code: 'semantics/family-split', body: 'x{a="1"} 1\ny 1\nx{a="2"} 1\n', at: '3:1-2' },
  { code: 'semantics/family-split', body: 'x{a="1"} 1\ny{a="1"} 1\nx{a="2"} 1\nx{a="3"} 1\n', at: '3:1-2' },
  { code: 'semantics/family-split', body: '# TYPE x gauge\n# TYPE y gauge\ny 1\nx 1\n', at: '4:1-2' },
  { code: 'semantics/duplicate-series', body: 'x{a="1",b="2"} 1\nx{b="2",a="1"} 2\n', at: '2:1-16' },
  { code: 'semantics/duplicate-series', body: 'x{a="\\\\n"} 1\nx{a="\\\\n"} 2\n', at: '2:1-12' },
  { code: 'semantics/inconsistent-labels', body: 'x{a="1"} 1\nx{b="1"} 1\n', at: '2:1-2' },
  { code: 'semantics/inconsistent-labels', body: 'x{a="1"} 1\nx 1\nx{a="2"} 1\n', at: '2:1-2' },
  { code: 'semantics/value-not-separated', body: 'x-1 5\n', at: '1:1-4' },
  { code: 'semantics/counter-negative', body: `${COUNTER}c -1\n`, at: '2:3-5' },
  { code: 'semantics/counter-infinite', body: `${COUNTER}c +Inf\n`, at: '2:3-7' },
  { code: 'semantics/counter-nan', body: `${COUNTER}c NaN\n`, at: '2:3-6' },
  {
    code: 'semantics/bound-repeated',
    body: `${HISTOGRAM}h_bucket{le="1",le="+Inf"} 1\nh_sum 1\nh_count 1\n`,
    at: '2:17-19',
  },
  {
    code: 'semantics/count-invalid',
    body: `${HISTOGRAM}h_bucket{le="1"} NaN\nh_bucket{le="+Inf"} 1\nh_sum 1\nh_count 1\n`,
    at: '2:18-21',
  },
  { code: 'semantics/count-invalid', body: `${SUMMARY}s_sum 1\ns_count -1\n`, at: '3:9-11' },
  {
    code: 'semantics/count-invalid',
    body: `${HISTOGRAM}h_bucket{le="1"} 0.5\nh_bucket{le="+Inf"} 1\nh_sum 1\nh_count 1\n`,
    at: '2:18-21',
  },
  { code: 'semantics/count-invalid', body: `${SUMMARY}s_sum 1\ns_count +Inf\n`, at: '3:9-13' },
  { code: 'semantics/sum-missing', body: `${HISTOGRAM}h_bucket{le="+Inf"} 1\nh_count 1\n`, at: '2:1-9' },
  { code: 'semantics/sum-missing', body: `${SUMMARY}s{quantile="0.5"} 1\ns_count 1\n`, at: '2:1-2' },
  { code: 'semantics/count-missing', body: `${HISTOGRAM}h_bucket{le="+Inf"} 1\nh_sum 1\n`, at: '2:1-9' },
  {
    code: 'semantics/count-missing',
    body: `${SUMMARY}s_sum{a="1"} 1\ns_count{a="1"} 1\ns_sum{a="2"} 1\n`,
    at: '4:1-6',
  },
  {
    code: 'semantics/histogram-sample-unsuffixed',
    body: `${HISTOGRAM}h 1\nh_bucket{le="+Inf"} 1\nh_sum 1\nh_count 1\n`,
    at: '2:1-2',
  },
  {
    code: 'semantics/bucket-bound-missing',
    body: `${HISTOGRAM}h_bucket 1\nh_bucket{le="+Inf"} 1\nh_sum 1\nh_count 1\n`,
    at: '2:1-9',
  },
  {
    code: 'semantics/bucket-bound-nan',
    body: `${HISTOGRAM}h_bucket{le="NaN"} 1\nh_bucket{le="+Inf"} 1\nh_sum 1\nh_count 1\n`,
    at: '2:14-17',
  },
  {
    code: 'semantics/buckets-not-cumulative',
    body: `${HISTOGRAM}h_bucket{le="1"} 5\nh_bucket{le="2"} 3\nh_bucket{le="+Inf"} 9\nh_sum 1\nh_count 9\n`,
    at: '3:18-19',
  },
  {
    code: 'semantics/inf-bucket-missing',
    body: `${HISTOGRAM}h_bucket{le="1"} 5\nh_sum 1\nh_count 9\n`,
    at: '2:1-9',
  },
  { code: 'semantics/inf-bucket-missing', body: `${HISTOGRAM}h_sum 1\nh_count 9\n`, at: '2:1-6' },
  {
    code: 'semantics/inf-bucket-unequal-count',
    body: `${HISTOGRAM}h_bucket{le="+Inf"} 8\nh_sum 1\nh_count 9\n`,
    at: '4:9-10',
  },
  {
    code: 'semantics/bucket-bound-repeated',
    body: `${HISTOGRAM}h_bucket{le="1"} 1\nh_bucket{le="1.0"} 1\nh_bucket{le="+Inf"} 1\nh_sum 1\nh_count 1\n`,
    at: '3:20-21',
  },
  {
    code: 'semantics/buckets-inconsistent',
    body:
      `${HISTOGRAM}h_bucket{a="1",le="1"} 1\nh_bucket{a="1",le="+Inf"} 1\nh_sum{a="1"} 1\nh_count{a="1"} 1\n` +
      'h_bucket{a="2",le="2"} 1\nh_bucket{a="2",le="+Inf"} 1\nh_sum{a="2"} 1\nh_count{a="2"} 1\n' +
      'h_bucket{a="3",le="+Inf"} 1\nh_sum{a="3"} 1\nh_count{a="3"} 1\n',
    at: '6:1-9',
  },
  ...['01', '+1', '1.50', '1e0', '1.', '.5', '1e3', '1e6', '5e-1'].flatMap((bound) => [
    {
      code: 'semantics/bucket-bound-not-canonical' as const,
      // Once, however many series there are.
      body: ['x', 'y']
        .map(
          (a) =>
            `h_bucket{a="${a}",le="${bound}"} 1\nh_bucket{a="${a}",le="+Inf"} 1\nh_sum{a="${a}"} 1\nh_count{a="${a}"} 1\n`,
        )
        .join('')
        .replace(/^/, HISTOGRAM),
      at: `2:20-${String(20 + bound.length)}`,
    },
  ]),
  ...['Inf', 'inf', '+Infinity', '+inf'].map((bound) => ({
    code: 'semantics/bucket-bound-not-canonical' as const,
    body: `${HISTOGRAM}h_bucket{le="${bound}"} 1\nh_sum 1\nh_count 1\n`,
    at: `2:14-${String(14 + bound.length)}`,
  })),
  {
    code: 'semantics/bucket-bound-not-canonical',
    body: `${SUMMARY}s{quantile="0.50"} 1\ns_sum 1\ns_count 1\n`,
    at: '2:13-17',
  },
  {
    code: 'semantics/quantile-repeated',
    body: `${SUMMARY}s{quantile="0.0001"} 1\ns{quantile="1E-04"} 1\ns_sum 1\ns_count 1\n`,
    at: '3:21-22',
  },
  {
    code: 'semantics/quantiles-decreasing',
    body: `${SUMMARY}s{quantile="0.9"} 1.5\ns{quantile="0.5"} 2.5\ns{quantile="0.1"} NaN\ns_sum 1\ns_count 1\n`,
    at: '2:19-22',
  },
  { code: 'semantics/timestamp', body: 'x\t1\t\t5\n', at: '1:6-7' },
  { code: 'semantics/timestamp', body: 'x 1 0\n', at: '1:5-6' },
  { code: 'semantics/timestamp', body: 'x 1 9223372036854775807\n', at: '1:5-24' },
  { code: 'semantics/timestamp', body: 'x{a="1"} 1\nx{a="2"} 1 17\nx{a="3"} 1 17\n', at: '2:12-14' },
  { code: 'semantics/nul-character', body: 'x{a="b\0c\0",b="1"} 1\n', at: '1:7-8' },
  { code: 'semantics/nul-character', body: '# HELP x a\0b\nx 1\n', at: '1:11-12' },
  { code: 'semantics/nul-character', body: '# a comment with a \0\nx 1\n', at: '1:20-21' },
  { code: 'semantics/carriage-return', body: 'x{a="1",b="2\r"} 1\n', at: '1:13-14' },
  { code: 'semantics/carriage-return', body: '# HELP x ends in CR\r\nx 1\n', at: '1:20-21' },
  { code: 'semantics/carriage-return', body: '# a comment\r\nx 1\n', at: '1:12-13' },
  { code: 'semantics/not-utf8', body: latin1('# HELP x caf\xe9\nx 1\n'), at: '1:13-14' },
  { code: 'semantics/not-utf8', body: latin1('# caf\xe9\nx 1\n'), at: '1:6-7' },
  { code: 'semantics/help-after-samples', body: 'x 1\n# HELP x a\n', at: '2:8-9' },
  {
    code: 'semantics/help-after-samples',
    body: `${HISTOGRAM}h_bucket{le="+Inf"} 1\n# HELP h a\nh_sum 1\nh_count 1\n`,
    at: '3:8-9',
  },
  { code: 'semantics/quantile-missing', body: `${SUMMARY}s 1\ns_sum 1\ns_count 1\n`, at: '2:1-2' },
  {
    code: 'semantics/quantile-out-of-range',
    body: `${SUMMARY}s{quantile="99"} 1\ns_sum 1\ns_count 1\n`,
    at: '2:13-15',
  },
  {
    code: 'semantics/quantile-out-of-range',
    body: `${SUMMARY}s{quantile="NaN"} 1\ns_sum 1\ns_count 1\n`,
    at: '2:13-16',
  },
  { code: 'value/uuid', body: 'x{id="3f2504e0-4f89-41d3-9a0c-0305e82c3301"} 1\n', at: '1:7-43' },
  { code: 'value/url', body: 'x{a="b",target="https://example.com/"} 1\n', at: '1:17-37' },
  { code: 'value/path-with-identifier', body: 'x{path="/users/8271/orders"} 1\n', at: '1:9-27' },
  { code: 'value/email', body: 'x{user="jane@example.com"} 1\n', at: '1:9-25' },
  { code: 'value/ip-address', body: 'x{client="10.0.0.7"} 1\nx{client="10.0.0.8"} 1\n', at: '1:11-19' },
  { code: 'value/timestamp', body: 'x{at="2026-11-23T01:27:45Z"} 1\n', at: '1:7-27' },
  {
    code: 'value/long-hexadecimal',
    body: 'x{a="1"} 1\nx{a="d41d8cd98f00b204e9800998ecf8427e"} 1\n',
    at: '2:6-38',
  },
  { code: 'value/high-entropy', body: 'x{key="aB3dE5gH7jK9mN1pQ3sT5vW7"} 1\n', at: '1:8-32' },
  {
    code: 'limit/line-too-long',
    body: `# ${'long '.repeat(10)}\nx 1\n`,
    at: '1:1-1',
    options: { maxLineBytes: 30 },
  },
  {
    code: 'limit/too-much-text',
    body: '# HELP x 0123456789\n# TYPE x gauge\nx 1\n',
    at: '1:1-1',
    options: { maxTextBytes: 10 },
  },
  {
    code: 'limit/too-many-families',
    body: 'x 1\ny 1\nz 1\nnot read{\n',
    at: '3:1-1',
    options: { maxFamilies: 2 },
  },
];

/** Bodies without a problem. */
export const CLEAN_BODIES: readonly (string | Uint8Array)[] = [
  'x 1\n',
  'x 1\n   ',
  '\n\nx\t\t1\n',
  'x{} 1\n',
  'x{a="1",}1\n',
  'x \t{ a = "1" , b\t=\t"2" }\t+5e-3\n',
  ':a:b 1\n_ 1\n',
  'a 5.\nb .5\nc 1E5\nd -0\ne Inf\nf +infinity\ng -INF\nh nan\ni 1.7976931348623157e308\nj 1e-999\nk 0e999999\n',
  'x{a="\\\\ \\" \\n"} 1\n',
  'x{a="日本 é 😀",b="\u0001\t"} 1\n',
  'x{a="{",b="}",c=",",d="#"} 1\n',
  '# HELP x two\\nlines, a \\\\ and a "quote"\nx 1\n',
  '#\n#\tTYPE\tx\tgauge\nx 1\n',
  '# EOF\nx 1\n',
  '# TYPE x summary\nx{quantile="0"} NaN\nx{quantile="1"} 5\nx_sum 1\nx_count 0\n',
  '# TYPE x histogram\nx_bucket{le="1"} 1\nx_bucket{le="+Inf"} 1\nx_sum -4\nx_count 1\n',
  '# TYPE x histogram\nx_count 2\nx_sum NaN\nx_bucket{le="+Inf"} 2\nx_bucket{le="-1"} 0\nx_bucket{le="1e+06"} 2\n',
  '# TYPE x summary\nx{quantile="0.9"} 2\nx{quantile="0.5"} 1\nx{quantile="0.1"} -1\nx_sum 1\nx_count 1\n',
  'x_count 1\n# TYPE y gauge\ny 1\n',
  'le{le="x"} 1\nquantile{quantile="x"} 1\n',
  '_count 1\n_sum 1\n_bucket{le="1"} 1\n',
];

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
