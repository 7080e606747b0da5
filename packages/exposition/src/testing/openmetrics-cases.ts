import type { ExpositionOptions } from '../exposition-options.js';
import type { ProblemCase } from './problem-cases.js';

const COUNTER = '# TYPE c counter\n';
const HISTOGRAM = '# TYPE h histogram\n';
const GAUGE_HISTOGRAM = '# TYPE q gaugehistogram\n';
const SUMMARY = '# TYPE s summary\n';
const INFO = '# TYPE i info\n';
const STATES = '# TYPE e stateset\n';
const EOF = '# EOF\n';

/** Every timestamp is a problem of its own. */
const QUIET: ExpositionOptions = { severities: new Map([['semantics/timestamp', 'off']]) };

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

/** Cases in OpenMetrics for each code that it can have. Each body has this one problem and no other. */
export const OPENMETRICS_CASES: readonly ProblemCase[] = [
  // The body as a whole.
  { code: 'syntax/eof-missing', body: '', at: '1:1-1' },
  { code: 'syntax/eof-missing', body: 'x 1\n', at: '2:1-1' },
  { code: 'syntax/eof-missing', body: 'x 1', at: '1:4-4' },
  { code: 'syntax/eof-missing', body: 'x 1\ny{a="b', at: '2:7-7' },
  { code: 'syntax/eof-missing', body: `${HISTOGRAM}h_bucket{le="1.0"} 1\nh_buc`, at: '3:6-6' },
  { code: 'syntax/eof-missing', body: 'x 1\n#EOF\n', at: '2:1-5' },
  { code: 'syntax/eof-missing', body: 'x 1\n# eof\n', at: '2:1-6' },
  { code: 'syntax/text-after-eof', body: `x 1\n${EOF}\n`, at: '3:1-1' },
  { code: 'syntax/text-after-eof', body: `x 1\n${EOF}y 1\nz{\n`, at: '3:1-4' },
  { code: 'syntax/text-after-eof', body: 'x 1\n# EOF and more', at: '2:6-15' },
  { code: 'syntax/trailing-blank', body: 'x 1\n# EOF \n', at: '2:6-7' },
  { code: 'syntax/carriage-return', body: 'x 1\n# EOF\r\n', at: '2:6-7' },
  { code: 'semantics/empty-body', body: EOF, at: '1:1-1' },
  { code: 'syntax/byte-order-mark', body: `\ufeffx 1\n${EOF}`, at: '1:1-2' },
  {
    code: 'limit/line-too-long',
    body: `x{a="${'1'.repeat(40)}"} 1\n${EOF}`,
    at: '1:1-1',
    options: { maxLineBytes: 30 },
  },
  {
    code: 'limit/too-many-families',
    body: 'x 1\ny 1\nz 1\nnot read{\n',
    at: '3:1-1',
    options: { maxFamilies: 2 },
  },

  // Lines.
  { code: 'syntax/blank-line', body: `x 1\n\n${EOF}`, at: '2:1-1' },
  { code: 'syntax/blank-line', body: `x 1\n \t\n${EOF}`, at: '2:1-3' },
  { code: 'syntax/carriage-return', body: `x 1\r\n${EOF}`, at: '1:4-5' },
  { code: 'syntax/carriage-return', body: `# HELP x About x.\r\nx 1\n${EOF}`, at: '1:18-19' },
  { code: 'syntax/comment-not-allowed', body: `# a comment\nx 1\n${EOF}`, at: '1:1-12' },
  { code: 'syntax/comment-not-allowed', body: `#\nx 1\n${EOF}`, at: '1:1-2' },
  { code: 'syntax/comment-not-allowed', body: `# help x About x.\nx 1\n${EOF}`, at: '1:1-18' },
  { code: 'syntax/blank-missing', body: `#TYPE x gauge\nx 1\n${EOF}`, at: '1:2-2' },
  { code: 'syntax/blank-missing', body: `x{a="1"}1\n${EOF}`, at: '1:9-9' },
  { code: 'syntax/blank-missing', body: `${COUNTER}c_total 1 # {}1\n${EOF}`, at: '2:15-15' },
  { code: 'syntax/blank-misplaced', body: ` x 1\n${EOF}`, at: '1:1-2' },
  { code: 'syntax/blank-misplaced', body: `x  1\n${EOF}`, at: '1:2-4' },
  { code: 'syntax/blank-misplaced', body: `x\t1\n${EOF}`, at: '1:2-3' },
  { code: 'syntax/blank-misplaced', body: `x 1  5\n${EOF}`, at: '1:4-6' },
  { code: 'syntax/blank-misplaced', body: `x {a="1"} 1\n${EOF}`, at: '1:2-3' },
  { code: 'syntax/blank-misplaced', body: `x{ a="1"} 1\n${EOF}`, at: '1:3-4' },
  { code: 'syntax/blank-misplaced', body: `x{a ="1"} 1\n${EOF}`, at: '1:4-5' },
  { code: 'syntax/blank-misplaced', body: `x{a= "1"} 1\n${EOF}`, at: '1:5-6' },
  { code: 'syntax/blank-misplaced', body: `x{a="1", b="2"} 1\n${EOF}`, at: '1:9-10' },
  { code: 'syntax/blank-misplaced', body: `x{a="1" ,b="2"} 1\n${EOF}`, at: '1:8-9' },
  { code: 'syntax/blank-misplaced', body: `#  TYPE x gauge\nx 1\n${EOF}`, at: '1:2-4' },
  { code: 'syntax/blank-misplaced', body: `# TYPE\tx gauge\nx 1\n${EOF}`, at: '1:7-8' },
  { code: 'syntax/blank-misplaced', body: `# TYPE x  gauge\nx 1\n${EOF}`, at: '1:9-11' },
  { code: 'syntax/blank-misplaced', body: `# HELP x\tabout\nx 1\n${EOF}`, at: '1:9-10' },
  { code: 'syntax/trailing-blank', body: `x 1 \n${EOF}`, at: '1:4-5' },
  { code: 'syntax/trailing-blank', body: `x 1\t\n${EOF}`, at: '1:4-5' },
  { code: 'syntax/trailing-blank', body: `# TYPE x gauge \nx 1\n${EOF}`, at: '1:15-16' },
  { code: 'syntax/trailing-blank', body: `# UNIT x_s s \nx_s 1\n${EOF}`, at: '1:13-14' },
  { code: 'syntax/trailing-blank', body: `${COUNTER}c_total 1 # {} 1 \n${EOF}`, at: '2:17-18' },

  // Samples.
  { code: 'syntax/metric-name-invalid', body: `9x 1\n${EOF}`, at: '1:1-3' },
  { code: 'syntax/metric-name-invalid', body: `x-y 1\n${EOF}`, at: '1:1-4' },
  { code: 'syntax/metric-name-invalid', body: `{"x y"} 1\n${EOF}`, at: '1:1-2' },
  { code: 'syntax/metric-name-invalid', body: `# TYPE x-y gauge\nz 1\n${EOF}`, at: '1:8-11' },
  { code: 'syntax/metric-name-invalid', body: `# TYPE \nx 1\n${EOF}`, at: '1:8-8' },
  { code: 'syntax/label-name-invalid', body: `x{9="1"} 1\n${EOF}`, at: '1:3-4' },
  { code: 'syntax/label-name-invalid', body: `x{a="1",,b="2"} 1\n${EOF}`, at: '1:9-10' },
  { code: 'syntax/label-name-invalid', body: `x{"a b"="1"} 1\n${EOF}`, at: '1:3-5' },
  { code: 'syntax/label-name-reserved', body: `x{__name__="y"} 1\n${EOF}`, at: '1:3-11' },
  { code: 'syntax/label-name-repeated', body: `x{a="1",a="2"} 1\n${EOF}`, at: '1:9-10' },
  {
    code: 'syntax/label-name-repeated',
    body: `${COUNTER}c_total 1 # {a="1",a="2"} 1\n${EOF}`,
    at: '2:20-21',
  },
  { code: 'syntax/label-equals-missing', body: `x{a,b="1"} 1\n${EOF}`, at: '1:3-4' },
  { code: 'syntax/label-value-unquoted', body: `x{a=1} 1\n${EOF}`, at: '1:5-6' },
  { code: 'syntax/label-value-unterminated', body: `x{a="1} 1\n${EOF}`, at: '1:5-10' },
  { code: 'syntax/label-value-unterminated', body: `x{a="\\"} 1\n${EOF}`, at: '1:5-11' },
  { code: 'syntax/label-value-not-utf8', body: latin1(`x{a="caf\xe9"} 1\n${EOF}`), at: '1:9-10' },
  { code: 'syntax/label-separator-missing', body: `x{a="1"b="2"} 1\n${EOF}`, at: '1:8-9' },
  { code: 'syntax/label-comma-trailing', body: `x{a="1",} 1\n${EOF}`, at: '1:8-9' },
  { code: 'syntax/label-set-unterminated', body: `x{a="1"\n${EOF}`, at: '1:8-8' },
  { code: 'syntax/label-set-unterminated', body: `x{\n${EOF}`, at: '1:3-3' },
  { code: 'syntax/value-missing', body: `x\n${EOF}`, at: '1:2-2' },
  { code: 'syntax/value-missing', body: `x{a="1"}\n${EOF}`, at: '1:9-9' },
  { code: 'syntax/value-missing', body: `${COUNTER}c_total 1 # {}\n${EOF}`, at: '2:15-15' },
  { code: 'syntax/value-invalid', body: `x one\n${EOF}`, at: '1:3-6' },
  { code: 'syntax/value-invalid', body: `x 0x1p-2\n${EOF}`, at: '1:3-9' },
  { code: 'syntax/value-invalid', body: `x 1e999\n${EOF}`, at: '1:3-8' },
  { code: 'syntax/value-invalid', body: `x +NaN\n${EOF}`, at: '1:3-7' },
  { code: 'syntax/timestamp-invalid', body: `x 1 soon\n${EOF}`, at: '1:5-9' },
  { code: 'syntax/timestamp-invalid', body: `x 1 +Inf\n${EOF}`, at: '1:5-9' },
  { code: 'syntax/timestamp-invalid', body: `${COUNTER}c_total 1 # {} 1 NaN\n${EOF}`, at: '2:18-21' },
  { code: 'syntax/text-after-timestamp', body: `x 1 2 3\n${EOF}`, at: '1:7-8' },
  { code: 'syntax/text-after-timestamp', body: `${COUNTER}c_total 1 # {} 1 2 3\n${EOF}`, at: '2:20-21' },
  { code: 'syntax/exemplar-malformed', body: `${COUNTER}c_total 1 #{} 1\n${EOF}`, at: '2:11-16' },
  { code: 'syntax/exemplar-malformed', body: `${COUNTER}c_total 1# {} 1\n${EOF}`, at: '2:10-16' },
  { code: 'syntax/exemplar-malformed', body: `${COUNTER}c_total 1 # 0.5\n${EOF}`, at: '2:11-16' },

  // Metadata.
  { code: 'syntax/metadata-text-missing', body: `# TYPE x\nx 1\n${EOF}`, at: '1:9-9' },
  { code: 'syntax/metadata-text-missing', body: `# HELP x\nx 1\n${EOF}`, at: '1:9-9' },
  { code: 'syntax/type-unknown', body: `# TYPE x untyped\nx 1\n${EOF}`, at: '1:10-17' },
  { code: 'syntax/type-unknown', body: `# TYPE x Gauge\nx 1\n${EOF}`, at: '1:10-15' },
  { code: 'syntax/type-repeated', body: `# TYPE x gauge\n# TYPE x unknown\nx 1\n${EOF}`, at: '2:8-9' },
  { code: 'syntax/help-repeated', body: `# HELP x \n# HELP x about\nx 1\n${EOF}`, at: '2:8-9' },
  { code: 'syntax/unit-repeated', body: `# UNIT x_s s\n# UNIT x_s s\nx_s 1\n${EOF}`, at: '2:8-11' },
  { code: 'syntax/type-after-samples', body: `x 1\n# TYPE x gauge\n${EOF}`, at: '2:8-9' },
  { code: 'syntax/help-after-samples', body: `x 1\n# HELP x about\n${EOF}`, at: '2:8-9' },
  { code: 'syntax/unit-after-samples', body: `x_s 1\n# UNIT x_s s\n${EOF}`, at: '2:8-11' },
  { code: 'syntax/help-not-utf8', body: latin1(`# HELP x caf\xe9\nx 1\n${EOF}`), at: '1:13-14' },
  { code: 'syntax/help-escape-invalid', body: `# HELP x a\\\\\\\nx 1\n${EOF}`, at: '1:13-14' },
  { code: 'syntax/unit-not-suffix', body: `# UNIT x seconds\nx 1\n${EOF}`, at: '1:10-17' },
  { code: 'syntax/unit-not-suffix', body: `# UNIT seconds seconds\nseconds 1\n${EOF}`, at: '1:16-23' },
  { code: 'syntax/unit-not-suffix', body: `# UNIT x_m m-s\nx_m 1\n${EOF}`, at: '1:12-15' },
  {
    code: 'syntax/unit-not-allowed',
    body: `# TYPE x_s info\n# UNIT x_s s\nx_s_info 1\n${EOF}`,
    at: '2:12-13',
  },
  {
    code: 'syntax/unit-not-allowed',
    body: `# UNIT x_s s\n# TYPE x_s stateset\nx_s{x_s="on"} 1\n${EOF}`,
    at: '2:12-20',
  },

  // Families and metrics.
  {
    code: 'syntax/name-clash',
    body: `# TYPE c_created gauge\nc_created 1\n${COUNTER}c_total 1\n${EOF}`,
    at: '3:8-9',
  },
  {
    code: 'syntax/name-clash',
    body: `${COUNTER}c_total 1\n# HELP c_created about\nc_created 1\n${EOF}`,
    at: '3:8-17',
  },
  {
    code: 'syntax/name-clash',
    body: `${COUNTER}c_total 1\n# HELP c_total about\n# TYPE c_total gauge\nc_total{a="1"} 1\n${EOF}`,
    at: '3:8-15',
  },
  { code: 'syntax/family-split', body: `x{a="1"} 1\ny 1\nx{a="2"} 1\nx{a="3"} 1\n${EOF}`, at: '3:1-2' },
  { code: 'syntax/family-split', body: `${COUNTER}y 1\nc_total 1\n${EOF}`, at: '3:1-8' },
  { code: 'syntax/sample-name-unsuffixed', body: `${COUNTER}c 1\n${EOF}`, at: '2:1-2' },
  { code: 'syntax/sample-name-unsuffixed', body: `# TYPE c_total counter\nc_total 1\n${EOF}`, at: '2:1-8' },
  {
    code: 'syntax/sample-name-unsuffixed',
    body: `${HISTOGRAM}h 1\nh_bucket{le="+Inf"} 1\n${EOF}`,
    at: '2:1-2',
  },
  { code: 'syntax/sample-name-unsuffixed', body: `# TYPE i_info info\ni_info 1\n${EOF}`, at: '2:1-7' },
  { code: 'syntax/sample-name-unsuffixed', body: `${INFO}i{a="1"} 1\n${EOF}`, at: '2:1-2' },
  {
    code: 'syntax/metrics-interleaved',
    body: `${COUNTER}c_total{a="1"} 1\nc_total{a="2"} 1\nc_created{a="1"} 1\n${EOF}`,
    at: '4:1-17',
  },
  {
    code: 'syntax/metrics-interleaved',
    body: `${HISTOGRAM}h_bucket{a="1",le="+Inf"} 1\nh_bucket{a="2",le="+Inf"} 1\nh_count{a="1"} 1\n${EOF}`,
    at: '4:1-15',
  },
  { code: 'syntax/duplicate-series', body: `x 1\nx 2\n${EOF}`, at: '2:1-2' },
  {
    code: 'syntax/duplicate-series',
    body: `x{a="1",b="2"} 1\nx{a="2",b="2"} 1\nx{b="2",a="1"} 1\n${EOF}`,
    at: '3:1-15',
  },
  { code: 'syntax/duplicate-series', body: `x{a="\\z"} 1\nx{a="\\\\z"} 1\n${EOF}`, at: '2:1-11' },
  { code: 'semantics/inconsistent-labels', body: `x{a="1"} 1\nx{b="1"} 1\n${EOF}`, at: '2:1-2' },
  { code: 'semantics/family-without-samples', body: `# HELP x about\n${EOF}`, at: '1:8-9' },
  { code: 'semantics/name-reserved', body: `_x{a="1"} 1\n_x{a="2"} 1\n${EOF}`, at: '1:1-3' },
  { code: 'semantics/name-reserved', body: `x{_a="1"} 1\nx{_a="2"} 1\n${EOF}`, at: '1:3-5' },
  { code: 'semantics/timestamp', body: `x 1 1.5\nx 1 2.5\n${EOF}`, at: '1:5-8' },

  // Counters.
  { code: 'syntax/counter-negative', body: `${COUNTER}c_total -1\n${EOF}`, at: '2:9-11' },
  { code: 'syntax/counter-nan', body: `${COUNTER}c_total NaN\n${EOF}`, at: '2:9-12' },
  { code: 'syntax/total-missing', body: `${COUNTER}c_created 1\n${EOF}`, at: '2:1-10' },
  { code: 'syntax/created-invalid', body: `${COUNTER}c_total 1\nc_created +Inf\n${EOF}`, at: '3:11-15' },

  // Histograms, gauge histograms and summaries.
  { code: 'syntax/bucket-bound-missing', body: `${HISTOGRAM}h_bucket 1\n${EOF}`, at: '2:1-9' },
  { code: 'syntax/bucket-bound-invalid', body: `${HISTOGRAM}h_bucket{le="all"} 1\n${EOF}`, at: '2:14-17' },
  { code: 'syntax/bucket-bound-nan', body: `${GAUGE_HISTOGRAM}q_bucket{le="NaN"} 1\n${EOF}`, at: '2:14-17' },
  { code: 'syntax/inf-bound-misspelt', body: `${HISTOGRAM}h_bucket{le="Inf"} 1\n${EOF}`, at: '2:14-17' },
  {
    code: 'syntax/bound-label-misplaced',
    body: `${HISTOGRAM}h_bucket{le="+Inf"} 1\nh_sum{le="1"} 1\n${EOF}`,
    at: '3:7-9',
  },
  { code: 'syntax/bound-label-misplaced', body: `${SUMMARY}s_count{quantile="1"} 1\n${EOF}`, at: '2:9-17' },
  { code: 'syntax/count-invalid', body: `${HISTOGRAM}h_bucket{le="+Inf"} 1.5\n${EOF}`, at: '2:21-24' },
  {
    code: 'syntax/count-invalid',
    body: `${HISTOGRAM}h_bucket{le="1.0"} -1\nh_bucket{le="+Inf"} 1\n${EOF}`,
    at: '2:20-22',
  },
  { code: 'syntax/count-invalid', body: `${SUMMARY}s_count +Inf\n${EOF}`, at: '2:9-13' },
  { code: 'syntax/sum-invalid', body: `${SUMMARY}s_sum -1\n${EOF}`, at: '2:7-9' },
  { code: 'syntax/sum-invalid', body: `${SUMMARY}s_sum NaN\n${EOF}`, at: '2:7-10' },
  {
    code: 'syntax/sum-invalid',
    body: `${GAUGE_HISTOGRAM}q_bucket{le="+Inf"} 1\nq_gcount 1\nq_gsum -1\n${EOF}`,
    at: '4:8-10',
  },
  { code: 'syntax/sum-missing', body: `${HISTOGRAM}h_bucket{le="+Inf"} 1\nh_count 1\n${EOF}`, at: '3:9-10' },
  {
    code: 'syntax/count-missing',
    body: `${GAUGE_HISTOGRAM}q_bucket{le="+Inf"} 1\nq_gsum 1\n${EOF}`,
    at: '3:8-9',
  },
  {
    code: 'syntax/sum-with-negative-bound',
    body: `${HISTOGRAM}h_bucket{le="-1.0"} 1\nh_bucket{le="+Inf"} 1\nh_count 1\nh_sum 0\n${EOF}`,
    at: '5:7-8',
  },
  {
    code: 'syntax/buckets-out-of-order',
    body: `${HISTOGRAM}h_bucket{le="2.0"} 1\nh_bucket{le="1.0"} 1\nh_bucket{le="+Inf"} 1\n${EOF}`,
    at: '3:14-17',
  },
  {
    code: 'syntax/buckets-out-of-order',
    body: `${HISTOGRAM}h_bucket{le="1.0"} 1\nh_bucket{le="1"} 1\nh_bucket{le="+Inf"} 1\n${EOF}`,
    at: '3:14-15',
  },
  {
    code: 'syntax/buckets-out-of-order',
    body: `${HISTOGRAM}h_bucket{le="+Inf"} 1\nh_bucket{le="1.0"} 1\n${EOF}`,
    at: '3:14-17',
  },
  {
    code: 'syntax/buckets-not-cumulative',
    body: `${HISTOGRAM}h_bucket{le="1.0"} 5\nh_bucket{le="2.0"} 3\nh_bucket{le="+Inf"} 9\n${EOF}`,
    at: '3:20-21',
  },
  { code: 'syntax/inf-bucket-missing', body: `${HISTOGRAM}h_bucket{le="1.0"} 5\n${EOF}`, at: '2:1-9' },
  {
    code: 'syntax/inf-bucket-missing',
    body: `${GAUGE_HISTOGRAM}q_gcount{a="1"} 1\nq_gsum{a="1"} 1\n${EOF}`,
    at: '2:1-9',
  },
  {
    code: 'syntax/inf-bucket-unequal-count',
    body: `${HISTOGRAM}h_bucket{le="+Inf"} 8\nh_sum 1\nh_count 9\n${EOF}`,
    at: '4:9-10',
  },
  {
    code: 'semantics/bucket-bound-not-canonical',
    body: `${HISTOGRAM}h_bucket{le="1.50"} 1\nh_bucket{le="+Inf"} 1\n${EOF}`,
    at: '2:14-18',
  },
  { code: 'syntax/quantile-missing', body: `${SUMMARY}s 1\n${EOF}`, at: '2:1-2' },
  { code: 'syntax/quantile-invalid', body: `${SUMMARY}s{quantile="half"} 1\n${EOF}`, at: '2:13-17' },
  { code: 'syntax/quantile-out-of-range', body: `${SUMMARY}s{quantile="99"} 1\n${EOF}`, at: '2:13-15' },
  { code: 'syntax/quantile-value-negative', body: `${SUMMARY}s{quantile="0.5"} -1\n${EOF}`, at: '2:19-21' },

  // Points with timestamps.
  { code: 'syntax/timestamps-mixed', body: `x 1\nx 2 5\n${EOF}`, at: '2:5-6', options: QUIET },
  { code: 'syntax/timestamps-mixed', body: `x 1 5\nx 2\n${EOF}`, at: '2:3-4', options: QUIET },
  { code: 'syntax/timestamp-decreasing', body: `x 1 5\nx 2 4.9\n${EOF}`, at: '2:5-8', options: QUIET },
  {
    code: 'syntax/timestamp-decreasing',
    body: `${SUMMARY}s_count 1 1\ns_count 2 2\ns_sum 1 1\n${EOF}`,
    at: '4:9-10',
    options: QUIET,
  },
  { code: 'semantics/duplicate-series', body: `x 1 5\nx 2 6\nx 3 6\n${EOF}`, at: '3:1-2', options: QUIET },

  // Info metrics and state sets.
  { code: 'syntax/info-value-invalid', body: `${INFO}i_info{a="1"} 0\n${EOF}`, at: '2:15-16' },
  { code: 'syntax/state-label-missing', body: `${STATES}e{a="on"} 1\n${EOF}`, at: '2:1-2' },
  { code: 'syntax/state-value-invalid', body: `${STATES}e{e="on"} 0.5\n${EOF}`, at: '2:11-14' },

  // Exemplars.
  { code: 'syntax/exemplar-not-allowed', body: `x 1 # {a="1"} 1\n${EOF}`, at: '1:5-16' },
  {
    code: 'syntax/exemplar-not-allowed',
    body: `${COUNTER}c_total 1\nc_created 1 # {} 1\n${EOF}`,
    at: '3:13-19',
  },
  {
    code: 'syntax/exemplar-too-long',
    body: `${COUNTER}c_total 1 # {id="${'é'.repeat(127)}"} 1\n${EOF}`,
    at: '2:13-147',
  },
  {
    code: 'syntax/exemplar-out-of-bucket',
    body: `${HISTOGRAM}h_bucket{le="1.0"} 1 # {} 1.5\nh_bucket{le="+Inf"} 1\n${EOF}`,
    at: '2:27-30',
  },
];

/** Bodies in OpenMetrics without a problem. */
export const OPENMETRICS_CLEAN_BODIES: readonly string[] = [
  'x 1\n# EOF',
  `x{} 1\ny{a=""} 2\n${EOF}`,
  `:a:b 1\na:b 2\n${EOF}`,
  `a 5.\nb .5\nc 1E5\nd -0\ne Inf\nf +infinity\ng -INF\nh nan\ni 1e-999\nj 007\n${EOF}`,
  `x{a="\\\\ \\" \\n \\z",b="日本 \u0000\r\t",c="{},=# "} 1\n${EOF}`,
  `# HELP x Two\\nlines, a \\\\, a "quote" and \\z.\n# TYPE x gauge\nx -1.5\n${EOF}`,
  `# UNIT x_s s\n# HELP x_s \n# TYPE x_s gauge\nx_s 1\n# UNIT y \ny 1\n${EOF}`,
  `# TYPE x unknown\nx{a="1"} 1\nx{a="2"} NaN\n${EOF}`,
  [
    '# TYPE request_seconds counter',
    '# UNIT request_seconds seconds',
    'request_seconds_total{a="1"} 4.5 # {trace_id="abc"} 0.5 1700000000.5',
    'request_seconds_created{a="1"} 1700000000.123',
    'request_seconds_created{a="2"} 1700000000',
    'request_seconds_total{a="2"} +Inf # {} NaN',
    EOF,
  ].join('\n'),
  [
    '# TYPE h histogram',
    'h_created{a="1"} 1',
    'h_count{a="1"} 3',
    'h_sum{a="1"} 0.75',
    'h_bucket{a="1",le="0.1"} 1 # {trace_id="abc"} 0.1',
    'h_bucket{le="1e+06",a="1"} 2',
    'h_bucket{a="1",le="+Inf"} 3.0 # {trace_id="def",span_id=""} 2e6 17',
    'h_bucket{a="2",le="-1.0"} 1',
    'h_bucket{a="2",le="+Inf"} 1',
    EOF,
  ].join('\n'),
  [
    '# TYPE q gaugehistogram',
    'q_bucket{le="-5.0"} 20 # {} -7',
    'q_bucket{le="0.0"} 25',
    'q_bucket{le="+Inf"} 25',
    'q_gcount 25',
    'q_gsum -300.5',
    EOF,
  ].join('\n'),
  [
    '# TYPE s summary',
    's{quantile="1"} 0.8',
    's{quantile="0.5"} NaN',
    's_count 1',
    's_sum 0',
    's_created -1',
    EOF,
  ].join('\n'),
  `${STATES}e{e="on",a="1"} 1\ne{a="1",e="off"} 0.0\ne{a="2",e="on"} 0\n${EOF}`,
  `${INFO}i_info{version="1.2"} 1\ni_info{commit="abc",branch="main"} 1.0\n${EOF}`,
  // Names that look like samples of another type are names like any other.
  `${COUNTER}c_total 1\nc_count 5\nc_bucket{le="x"} 1\n${EOF}`,
  `# TYPE x_total gauge\nx_total 1\n# TYPE x_info unknown\nx_info 0\n${EOF}`,
];
