import { describe, expect, test } from 'vitest';
import { ExpositionValidator } from '../exposition-validator.js';
import type { ExpositionOptions } from '../exposition-options.js';
import type { ExpositionReport } from '../exposition-report.js';
import type { ExpositionSample } from '../exposition-sample.js';
import { PROBLEM_CODES } from '../problems/problem-codes.js';
import { OPENMETRICS_CASES, OPENMETRICS_CLEAN_BODIES } from '../testing/openmetrics-cases.js';
import { createRandom } from '../testing/random-body.js';
import { validateExposition } from '../validate-exposition.js';

const encoder = new TextEncoder();

function validate(body: string | Uint8Array, options?: ExpositionOptions): ExpositionReport {
  return validateExposition(body, { format: 'openmetrics', lint: false, ...options });
}

/** The codes found, each with its line. */
function found(body: string): readonly string[] {
  return validate(body).problems.map(({ code, line }) => `${String(line)} ${code}`);
}

describe('each code is found where it is, and alone', () => {
  test.each(OPENMETRICS_CASES)('$code in $body', ({ code, body, at, options }) => {
    const { problems, valid } = validate(body, options);

    expect(problems.map((problem) => problem.code)).toEqual([code]);
    const [problem] = problems;
    expect(`${String(problem?.line)}:${String(problem?.column)}-${String(problem?.endColumn)}`).toBe(at);
    expect(problem?.severity).toBe(PROBLEM_CODES[code].severity);
    expect(problem?.message).not.toBe('');
    expect(problem?.fix).toBeTruthy();
    expect(valid).toBe(code.startsWith('semantics/'));
  });

  test.each(OPENMETRICS_CLEAN_BODIES)('nothing is found in %j', (body) => {
    expect(validate(body)).toMatchObject({ problems: [], valid: true });
  });
});

test('every problem is found, not the first', () => {
  const body = [
    '# a comment',
    'x  1',
    '',
    '# TYPE h histogram',
    'h_bucket{le="2.0"} 2.5',
    'h_bucket{le="1.0"} 1',
    'h_sum -1',
    '# TYPE c counter',
    'c_total NaN # {a="1"}',
    'c_total -1 5 5',
    'c_total -1',
    'x',
  ].join('\n');

  expect(found(`${body}\n`)).toEqual([
    '1 syntax/comment-not-allowed',
    '2 syntax/blank-misplaced',
    '3 syntax/blank-line',
    '5 syntax/inf-bucket-missing',
    '5 syntax/count-invalid',
    '6 syntax/buckets-out-of-order',
    '7 syntax/sum-invalid',
    '7 syntax/count-missing',
    '9 syntax/value-missing',
    '10 syntax/text-after-timestamp',
    '11 syntax/counter-negative',
    '12 syntax/family-split',
    '12 syntax/value-missing',
    '13 syntax/eof-missing',
  ]);
});

test('what is missing is not told where it may be in a line that could not be read', () => {
  const bucket = '# TYPE h histogram\nh_bucket{le="1.0"} 1\n';

  expect(found(`${bucket}h_bucket{le="+Inf" 1\n# EOF\n`)).toEqual(['3 syntax/blank-misplaced']);
  expect(found(`${bucket}h-bucket{le="+Inf"} 1\n# EOF\n`)).toEqual(['3 syntax/metric-name-invalid']);
  expect(found(`\tx 1\n${bucket}# EOF\n`)).toEqual(['1 syntax/blank-misplaced']);
  expect(found('# TYPE c counter\nc_total\nc_created 1\n# EOF\n')).toEqual(['2 syntax/value-missing']);
  expect(found(bucket)).toEqual(['3 syntax/eof-missing']);
});

test('points with different timestamps are judged apart', () => {
  const lines = [
    '# TYPE h histogram',
    'h_bucket{le="1.0"} 5 1',
    'h_bucket{le="+Inf"} 5 1',
    'h_bucket{le="1.0"} 3 2',
    'h_count 3 2',
    'h_bucket{le="+Inf"} 4 3',
    '# EOF\n',
  ];

  expect(found(lines.join('\n'))).toEqual([
    '2 semantics/timestamp',
    '4 syntax/inf-bucket-missing',
    '5 syntax/sum-missing',
  ]);
});

test('the labels of an exemplar have 128 characters, escapes and quotes not counted', () => {
  const exemplar = (value: string) =>
    validate(`# TYPE c counter\nc_total 1 # {id="${value}"} 1\n# EOF\n`).valid;

  expect(exemplar('x'.repeat(126))).toBe(true);
  expect(exemplar('😀'.repeat(126))).toBe(true);
  expect(exemplar('\\n'.repeat(126))).toBe(true);
  expect(exemplar('x'.repeat(127))).toBe(false);
});

test('a value is told to be that of the sample or that of its exemplar', () => {
  const body = 'a x\nb\n# TYPE c counter\nc_total 1 # {t="1"} x\nc_total{a="1"} 1 # {t="1"}\n# EOF\n';

  expect(validate(body).problems.map(({ line, message }) => [line, message])).toEqual([
    [1, 'sample value "x" is not a number'],
    [2, 'sample has no value'],
    [4, 'exemplar value "x" is not a number'],
    [5, 'exemplar has no value'],
  ]);
});

describe('a body in text format is told what differs', () => {
  test('types, suffixes and comments', () => {
    const body =
      '# TYPE up untyped\nup 1\n# TYPE x_total counter\nx_total{ a="1", } 1\nx_total 1 1700000000000\n';
    const fixes = validate(body).problems.map(({ fix }) => fix);

    expect(fixes).toEqual([
      'write "unknown": that is what text format 0.0.4 calls untyped',
      'write labels as {name="value",other="value"}, without blanks',
      'declare the counter as "x": in OpenMetrics only its samples have the suffix "_total"',
      'leave out the timestamp: Prometheus stores the time of the scrape',
      expect.stringContaining('if this is text format 0.0.4, validate it as that'),
    ]);
  });
});

test('families tell what is known of them', () => {
  const body = [
    '# TYPE wait_seconds histogram',
    '# UNIT wait_seconds seconds',
    '# HELP wait_seconds Time \\"waited\\"\\nin line.',
    'wait_seconds_bucket{shop="north",le="1.0"} 1',
    'wait_seconds_bucket{shop="north",le="+Inf"} 2',
    'wait_seconds_bucket{shop="south",le="+Inf"} 2',
    'other 1',
    '# TYPE mode stateset',
    'mode{mode="slow",shop="north"} 1',
    '# EOF\n',
  ].join('\n');

  expect(validate(body).families).toEqual([
    {
      name: 'wait_seconds',
      type: 'histogram',
      typeDeclared: true,
      help: 'Time "waited"\nin line.',
      unit: 'seconds',
      line: 1,
      typeLine: 1,
      unitLine: 2,
      helpLine: 3,
      sampleCount: 3,
      seriesCount: 3,
      metrics: 2,
      labelNameSets: [{ names: ['shop'], metrics: 2 }],
      firstMetricBuckets: 2,
      labelNames: ['shop'],
      bucketBounds: [1, Infinity],
    },
    {
      name: 'other',
      type: 'unknown',
      typeDeclared: false,
      line: 7,
      sampleCount: 1,
      seriesCount: 1,
      metrics: 1,
      labelNameSets: [{ names: [], metrics: 1 }],
      firstMetricBuckets: 0,
      labelNames: [],
      bucketBounds: [],
    },
    {
      name: 'mode',
      type: 'stateset',
      typeDeclared: true,
      line: 8,
      typeLine: 8,
      sampleCount: 1,
      seriesCount: 1,
      metrics: 1,
      labelNameSets: [{ names: ['shop'], metrics: 1 }],
      firstMetricBuckets: 0,
      labelNames: ['shop'],
      bucketBounds: [],
    },
  ]);
});

test('the values of labels are counted on demand, without those that are empty', () => {
  const body = [
    '# TYPE h histogram',
    'h_bucket{a="1",b="",le="1.0"} 1',
    'h_bucket{a="1",b="",le="+Inf"} 1',
    'h_bucket{a="2",b="x",le="+Inf"} 1',
    '# TYPE e stateset',
    'e{e="on"} 1',
    'e{e="off"} 0',
    '# EOF\n',
  ].join('\n');
  const counts = validate(body, { countLabelValues: true }).families.map((family) => family.labelValueCounts);

  expect(counts).toEqual([
    [
      { name: 'a', values: 2 },
      { name: 'b', values: 1 },
      { name: 'le', values: 2 },
    ],
    [{ name: 'e', values: 2 }],
  ]);
});

test('samples are given with their labels, in milliseconds', () => {
  const samples: ExpositionSample[] = [];
  validate('# TYPE c counter\nc_total{a="é\\n",b="\\z"} 5 1700000000.25 # {t="1"} 1\nx 1 1e308\n# EOF\n', {
    onSample: (sample) => {
      samples.push(sample);
    },
  });

  expect(samples).toEqual([
    {
      name: 'c_total',
      family: 'c',
      labels: [
        { name: 'a', value: 'é\n', column: 12, endColumn: 15 },
        { name: 'b', value: '\\z', column: 20, endColumn: 22 },
      ],
      value: 5,
      timestamp: 1700000000250n,
      exemplar: { labels: [{ name: 't', value: '1', column: 47, endColumn: 48 }], value: 1 },
      line: 2,
    },
    { name: 'x', family: 'x', labels: [], value: 1, timestamp: BigInt(1e308) * 1000n, line: 3 },
  ]);
});

test('the metric lint judges the names that are stored', () => {
  const body =
    '# TYPE c counter\nc_total 1\n# TYPE i info\ni_info 1\n# TYPE x_total gauge\n# HELP x_total About x.\nx_total 1\n# EOF\n';
  const { problems, valid } = validate(body, { lint: true });

  expect(problems.map(({ code, metric }) => `${code} ${String(metric)}`)).toEqual([
    'lint/help c',
    'lint/help i',
    'lint/counter-suffix x_total',
  ]);
  expect(valid).toBe(true);
});

test('label values without a bound are told once for a label, and not those of an info metric', () => {
  const uuid = (digit: number) => `0f8fad5b-d9cb-469f-a165-7086728950e${String(digit)}`;
  const body = [
    '# TYPE h histogram',
    `h_bucket{id="${uuid(1)}",le="1.0"} 1`,
    `h_bucket{id="${uuid(1)}",le="+Inf"} 1`,
    `h_bucket{id="${uuid(2)}",le="+Inf"} 1`,
    '# TYPE i info',
    `i_info{id="${uuid(3)}"} 1`,
    '# EOF\n',
  ].join('\n');
  const { problems, valid } = validate(body);

  expect(problems).toMatchObject([{ code: 'value/uuid', line: 2, column: 14, metric: 'h' }]);
  expect(valid).toBe(true);
  expect(validate(body, { valueShapes: false }).problems).toEqual([]);
});

test('the limit for problems never hides the verdict', () => {
  const { problems, valid } = validate(`${'_x 1\n'.repeat(3)}y{a="1"} 1\ny{b="1"} 1\n\n`, { maxProblems: 1 });

  expect(problems.map(({ code }) => code)).toContain('syntax/duplicate-series');
  expect(problems.at(-1)?.code).toBe('limit/too-many-problems');
  expect(valid).toBe(false);
});

/** What prom-client 15.1 writes for a registry of its OpenMetrics content type. */
const PROM_CLIENT_BODY = `# HELP orders Orders taken.
# TYPE orders counter
orders_total{shop="north"} 3 # {traceId="4bf92f35"} 3 1795398611.577
orders_total{shop="south"} 1
# HELP queue_length Jobs \\\\ waiting\\nnow.
# TYPE queue_length gauge
queue_length 7.5
# HELP reply_seconds Time to reply.
# TYPE reply_seconds histogram
reply_seconds_bucket{le="0.1",route="/a"} 0
reply_seconds_bucket{le="1",route="/a"} 1 # {traceId="00f067aa"} 0.3 1795398611.578
reply_seconds_bucket{le="5",route="/a"} 1
reply_seconds_bucket{le="+Inf",route="/a"} 2
reply_seconds_sum{route="/a"} 7.3
reply_seconds_count{route="/a"} 2
reply_seconds_bucket{le="0.1",route="/b"} 1
reply_seconds_bucket{le="1",route="/b"} 1
reply_seconds_bucket{le="5",route="/b"} 1
reply_seconds_bucket{le="+Inf",route="/b"} 1
reply_seconds_sum{route="/b"} 0.05
reply_seconds_count{route="/b"} 1
# HELP size_bytes Size of a reply.
# TYPE size_bytes summary
size_bytes{quantile="0.5"} 200
size_bytes{quantile="1"} 300
size_bytes_sum 400
size_bytes_count 2
# EOF
`;

test('what prom-client writes is clean', () => {
  expect(validate(PROM_CLIENT_BODY, { lint: true })).toMatchObject({ problems: [], valid: true });
});

describe('chunks', () => {
  const bodies = [
    ...OPENMETRICS_CASES.map(({ body }) => body),
    ...OPENMETRICS_CLEAN_BODIES,
    PROM_CLIENT_BODY,
  ];

  test('any chunking gives the same report and the same samples', () => {
    const random = createRandom(4);
    for (const body of bodies) {
      const bytes = typeof body === 'string' ? encoder.encode(body) : body;
      const whole = validateInChunks(bytes, () => bytes.length);

      expect(validateInChunks(bytes, () => 1)).toEqual(whole);
      expect(validateInChunks(bytes, () => 1 + random(9))).toEqual(whole);
    }
  });
});

describe('hostile bodies', () => {
  test('bodies put together from pieces at random never throw', () => {
    const random = createRandom(5);
    const pieces = OPENMETRICS_CASES.map(({ body }) => (typeof body === 'string' ? body : ''));
    for (let i = 0; i < 2000; i++) {
      const [one = '', other = ''] = [pieces[random(pieces.length)], pieces[random(pieces.length)]];
      const body = one.slice(0, random(one.length + 1)) + other.slice(random(other.length + 1));

      expect(() => validate(body)).not.toThrow();
    }
  });

  test.each([
    ['labels of different names', Array.from({ length: 60_000 }, (_, i) => `a${String(i)}="1"`)],
    ['labels of one name', Array.from({ length: 60_000 }, () => 'le="1"')],
  ])('sixty thousand %s in one line', (_, labels) => {
    const start = performance.now();
    validate(`# TYPE h histogram\nh_bucket{${labels.join(',')}} 1 # {${labels.join(',')}} 1\n`);

    expect(performance.now() - start).toBeLessThan(5000);
  });

  test.each([
    'x% one\n',
    'x%{a="%} 1\n',
    'x% 1 2 3\n',
    '# TYPE x% counter\nx%_created 1\n',
    'x 1 #\n',
    '#%\n',
  ])('ten thousand times %j at the start of a large chunk', (line) => {
    // Whoever searches beyond the end of a line searches 20 MB ten thousand times.
    const rest = `# ${'x'.repeat(65_536)}\n`.repeat(300);
    const lines = Array.from({ length: 10_000 }, (_, i) => line.replaceAll('%', String(i))).join('');
    const body = encoder.encode(lines + rest);
    const start = performance.now();
    validate(body);

    expect(performance.now() - start).toBeLessThan(5000);
  });
});

interface Observed extends ExpositionReport {
  readonly samples: readonly ExpositionSample[];
}

function validateInChunks(body: Uint8Array, size: () => number): Observed {
  const samples: ExpositionSample[] = [];
  const validator = new ExpositionValidator({
    format: 'openmetrics',
    onSample: (sample) => {
      samples.push(sample);
    },
  });
  for (let at = 0; at < body.length;) {
    const end = at + size();
    validator.write(body.slice(at, end));
    at = end;
  }
  return { ...validator.end(), samples };
}
