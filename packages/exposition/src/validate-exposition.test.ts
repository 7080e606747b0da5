import { describe, expect, test } from 'vitest';
import type { ExpositionSample } from './exposition-sample.js';
import type { Problem } from './problems/problem.js';
import { validateExposition } from './validate-exposition.js';

const BODY = `# HELP http_requests_total Requests, by route.
# TYPE http_requests_total counter
http_requests_total{route="/users/:id",code="200"} 5
http_requests_total{route="unmatched",code="404"} 1
# HELP rpc_seconds Duration of a call.
# TYPE rpc_seconds histogram
rpc_seconds_bucket{method="Get",le="0.1"} 1
rpc_seconds_bucket{method="Get",le="+Inf"} 2
rpc_seconds_sum{method="Get"} 0.7
rpc_seconds_count{method="Get"} 2
up 1
`;

describe('families', () => {
  test('are listed in order of first mention, with what is known of them', () => {
    expect(validateExposition(BODY, { lint: false })).toEqual({
      valid: true,
      problems: [],
      families: [
        {
          name: 'http_requests_total',
          type: 'counter',
          typeDeclared: true,
          help: 'Requests, by route.',
          line: 1,
          helpLine: 1,
          typeLine: 2,
          sampleCount: 2,
          seriesCount: 2,
          metrics: 2,
          labelNameSets: [{ names: ['route', 'code'], metrics: 2 }],
          firstMetricBuckets: 0,
          labelNames: ['route', 'code'],
          bucketBounds: [],
        },
        {
          name: 'rpc_seconds',
          type: 'histogram',
          typeDeclared: true,
          help: 'Duration of a call.',
          line: 5,
          helpLine: 5,
          typeLine: 6,
          sampleCount: 4,
          seriesCount: 4,
          metrics: 1,
          labelNameSets: [{ names: ['method'], metrics: 1 }],
          firstMetricBuckets: 2,
          labelNames: ['method'],
          bucketBounds: [0.1, Infinity],
        },
        {
          name: 'up',
          type: 'untyped',
          typeDeclared: false,
          line: 11,
          sampleCount: 1,
          seriesCount: 1,
          metrics: 1,
          labelNameSets: [{ names: [], metrics: 1 }],
          firstMetricBuckets: 0,
          labelNames: [],
          bucketBounds: [],
        },
      ],
    });
  });

  test('count samples and series apart', () => {
    const { families } = validateExposition('x{a="1"} 1\nx{a="1"} 2\nx{a="2"} 3\n');

    expect(families).toMatchObject([{ sampleCount: 3, seriesCount: 2 }]);
  });

  test('count the metrics that expfmt makes, by label names', () => {
    const { families } = validateExposition(
      [
        ...['# TYPE c counter', 'c{a="1"} 1', 'c{a="1"} 1', 'c{b="1"} 1'],
        ...[
          '# TYPE h histogram',
          'h_bucket{le="1"} 1',
          'h_sum{a=""} 1',
          'h_count 1',
          'h{le="2"} 1',
          'h{le="NaN"} 1',
        ],
        ...['h_bucket{le="1"} 1', 'h_sum{le="1"} 1', 'h_bucket{a="1",le="1"} 1', ''],
      ].join('\n'),
    );

    expect(families).toMatchObject([
      {
        metrics: 3,
        labelNameSets: [
          { names: ['a'], metrics: 2 },
          { names: ['b'], metrics: 1 },
        ],
        firstMetricBuckets: 0,
      },
      {
        metrics: 3,
        labelNameSets: [
          { names: [], metrics: 1 },
          { names: ['a'], metrics: 2 },
        ],
        firstMetricBuckets: 3,
      },
    ]);
  });

  test('a label with an empty value is no label of a series, but a label name of the family', () => {
    const { families, problems } = validateExposition('x{a=""} 1\nx{a="",b=""} 2\n');

    expect(families).toMatchObject([{ seriesCount: 1, labelNames: ['a', 'b'] }]);
    expect(problems.map(({ code }) => code)).toContain('semantics/duplicate-series');
  });

  test('a name belongs to a histogram only after its TYPE line', () => {
    const { families } = validateExposition(
      'x_count 1\n# TYPE x histogram\nx_bucket{le="+Inf"} 1\nx_sum 1\n',
    );

    expect(families.map(({ name, sampleCount }) => [name, sampleCount])).toEqual([
      ['x_count', 1],
      ['x', 2],
    ]);
  });

  test('gauge_histogram is a type, and has no suffixed samples', () => {
    const { families } = validateExposition('# TYPE x gauge_histogram\nx 1\nx_bucket{le="1"} 1\n');

    expect(families.map(({ name, type }) => [name, type])).toEqual([
      ['x', 'gaugehistogram'],
      ['x_bucket', 'untyped'],
    ]);
  });

  test('escapes in a help text are resolved', () => {
    const { families } = validateExposition('# HELP x a\\\\n\\nb\nx 1\n');

    expect(families[0]?.help).toBe('a\\n\nb');
  });
});

describe('samples', () => {
  function samplesOf(body: string): ExpositionSample[] {
    const samples: ExpositionSample[] = [];
    validateExposition(body, { onSample: (sample) => samples.push(sample) });
    return samples;
  }

  test('are handed over one by one, with the place of every label value', () => {
    expect(samplesOf(BODY).slice(1, 3)).toEqual([
      {
        name: 'http_requests_total',
        family: 'http_requests_total',
        labels: [
          { name: 'route', value: 'unmatched', column: 28, endColumn: 37 },
          { name: 'code', value: '404', column: 45, endColumn: 48 },
        ],
        value: 1,
        line: 4,
      },
      {
        name: 'rpc_seconds_bucket',
        family: 'rpc_seconds',
        labels: [
          { name: 'method', value: 'Get', column: 28, endColumn: 31 },
          { name: 'le', value: '0.1', column: 37, endColumn: 40 },
        ],
        value: 1,
        line: 7,
      },
    ]);
  });

  test('have values with escapes resolved, and columns in UTF-16 code units', () => {
    expect(samplesOf('x{a="😀é",b="\\\\n\\n\\""} 1\n')).toMatchObject([
      {
        labels: [
          { value: '😀é', column: 6, endColumn: 9 },
          { value: '\\n\n"', column: 14, endColumn: 21 },
        ],
      },
    ]);
  });

  test('have their timestamp, if there is one', () => {
    expect(
      samplesOf('x{a="1"} 1 9223372036854775807\nx{a="2"} 1\n').map(({ timestamp }) => timestamp),
    ).toEqual([9223372036854775807n, undefined]);
  });

  test('are left out where a line cannot be read', () => {
    expect(samplesOf('x{a="1"} one\nx{a="2"} 2\n')).toMatchObject([{ line: 2 }]);
  });
});

describe('problems', () => {
  function codesOf(body: string): string[] {
    return validateExposition(body, { lint: false }).problems.map(
      ({ line, code }) => `${String(line)} ${code}`,
    );
  }

  test('are all reported, not only the first', () => {
    expect(codesOf('9x 1\n# TYPE y banana\ny one\nz{a="1} 1\nz 1\n')).toEqual([
      '1 syntax/metric-name-invalid',
      '2 syntax/type-unknown',
      '3 syntax/value-invalid',
      '4 syntax/label-value-unterminated',
    ]);
  });

  test('name the metric, the place, and what to do', () => {
    expect(validateExposition('x{user-id="1"} 1\n').problems).toEqual([
      {
        code: 'syntax/label-name-invalid',
        severity: 'error',
        line: 1,
        column: 3,
        endColumn: 10,
        metric: 'x',
        message: 'label name "user-id" is invalid: it must match [a-zA-Z_][a-zA-Z0-9_]*',
        fix: 'rename it to "user_id"',
      },
    ]);
  });

  test('call too large only what is written as a number', () => {
    const { problems } = validateExposition('x 1e999\nx 0x10\nx 0b1\nx 1\u00a0\n', { lint: false });

    expect(problems.map(({ message }) => message)).toEqual([
      'sample value "1e999" is too large for a 64-bit float',
      'sample value "0x10" is not a number',
      'sample value "0b1" is not a number',
      expect.stringMatching(/ is not a number$/),
    ]);
  });

  test('are not followed by what only follows from them', () => {
    // The family has a sample, and the histogram a sum: they are merely unreadable.
    expect(codesOf('# TYPE x gauge\nx one\n')).toEqual(['2 syntax/value-invalid']);
    expect(codesOf('# TYPE h histogram\nh_bucket{le="+Inf"} 1\nh_sum one\nh_count 1\n')).toEqual([
      '3 syntax/value-invalid',
    ]);
    expect(codesOf('# TYPE h histogram\nh_bucket{le="1"} 1\nh_buc')).toEqual(['3 syntax/unexpected-end']);
    expect(codesOf('# TYPE h histogram\nh_bucket{le="+Inf"} 10\nh_count 1')).toEqual([
      '3 syntax/unexpected-end',
    ]);
  });

  test('come in the order of the body, also those that show only at its end', () => {
    expect(codesOf('# TYPE x gauge\n# TYPE h histogram\nh_sum 1\nh_count 1\ny -\n')).toEqual([
      '1 semantics/family-without-samples',
      '3 semantics/inf-bucket-missing',
      '5 syntax/value-invalid',
    ]);
  });

  test('in a web page are one per line', () => {
    expect(codesOf('<!DOCTYPE html>\n<p>\n\n  hello\n')).toEqual([
      '1 syntax/metric-name-invalid',
      '2 syntax/metric-name-invalid',
      '4 syntax/value-missing',
    ]);
  });
});

describe('limits', () => {
  const DUPLICATES = 'x 1\n'.repeat(10);

  test('problems above the limit are counted, and the last entry says so', () => {
    const { problems } = validateExposition(DUPLICATES, { lint: false, maxProblems: 2 });

    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [2, 'semantics/duplicate-series'],
      [3, 'semantics/duplicate-series'],
      [4, 'limit/too-many-problems'],
    ]);
    expect(problems[2]?.message).toBe(
      '7 more problems from this line on are not listed: 7 errors and 0 warnings',
    );
  });

  test('what decides the verdict is listed even above the limit', () => {
    const { valid, problems } = validateExposition(`${DUPLICATES}x one\nx two\n`, {
      lint: false,
      maxProblems: 1,
    });

    expect(valid).toBe(false);
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [2, 'semantics/duplicate-series'],
      [11, 'syntax/value-invalid'],
      [3, 'limit/too-many-problems'],
    ]);
  });

  test.each([{ maxProblems: 0 }, { maxLineBytes: -1 }, { maxProblems: 1.5 }, { maxLineBytes: NaN }])(
    'a limit is a positive integer: %j',
    (options) => {
      expect(() => validateExposition('', options)).toThrow(RangeError);
    },
  );
});

test('a lone surrogate in a string is one invalid character', () => {
  const { problems } = validateExposition('x{a="ab\udc00"} 1\nx{a="😀"} 1\n', { lint: false });

  expect(problems).toMatchObject([{ code: 'syntax/label-value-not-utf8', line: 1, column: 8, endColumn: 9 }]);
});

describe('label values', () => {
  const LABELS = ['a="1",b="x"', 'a="2",b="x"', 'a="2",b=""', 'a="3",b="y"']
    .map((labels) => `x{${labels}} 1\n`)
    .join('');

  test('are counted by label if asked for, the bound last', () => {
    const histogram =
      '# TYPE h histogram\nh_bucket{le="1",a="1"} 1\nh_bucket{le="+Inf",a="1"} 1\nh_sum 1\nh_count 1\n';
    const { families } = validateExposition(LABELS + histogram, { countLabelValues: true });

    expect(families.map(({ labelValueCounts }) => labelValueCounts)).toEqual([
      [
        { name: 'a', values: 3 },
        { name: 'b', values: 2 },
      ],
      [
        { name: 'a', values: 1 },
        { name: 'le', values: 2 },
      ],
    ]);
    expect(validateExposition(LABELS).families[0]).not.toHaveProperty('labelValueCounts');
  });

  test('of one shape are told once for each family and label, those of another shape too', () => {
    const body = [
      ...['x{a="10.0.0.1",b="10.0.0.1"} 1', 'x{a="10.0.0.2",b="jane@example.com"} 1', 'y{a="10.0.0.1"} 1'],
      ...['# TYPE h histogram', 'h_bucket{le="1700000000"} 1', ''],
    ].join('\n');
    const places = ({ code, line, column }: Problem) => `${code} ${String(line)}:${String(column)}`;
    const { problems } = validateExposition(body, { lint: false });

    expect(problems.filter(({ code }) => code.startsWith('value/')).map(places)).toEqual([
      'value/ip-address 1:6',
      'value/ip-address 1:19',
      'value/email 2:19',
      'value/ip-address 3:6',
    ]);
    expect(
      validateExposition(body, { valueShapes: false }).problems.filter(({ code }) =>
        code.startsWith('value/'),
      ),
    ).toEqual([]);
  });
});
