import { describe, expect, test } from 'vitest';
import type { ExpositionSample } from './exposition-sample.js';
import { validateExposition } from './validate-exposition.js';

const BODY = `# HELP http_requests_total Requests, by route.
# TYPE http_requests_total counter
http_requests_total{route="/users/:id",code="200"} 5
http_requests_total{route="unmatched",code="404"} 1 1700000000000
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
    expect(validateExposition(BODY)).toEqual({
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
        timestamp: 1700000000000n,
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

  test('are left out where a line cannot be read', () => {
    expect(samplesOf('x{a="1"} one\nx{a="2"} 2\n')).toMatchObject([{ line: 2 }]);
  });
});

describe('problems', () => {
  function codesOf(body: string): string[] {
    return validateExposition(body).problems.map(({ line, code }) => `${String(line)} ${code}`);
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
    const { problems } = validateExposition(DUPLICATES, { maxProblems: 2 });

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
    const { valid, problems } = validateExposition(`${DUPLICATES}x one\nx two\n`, { maxProblems: 1 });

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
  const { problems } = validateExposition('x{a="ab\udc00"} 1\nx{a="😀"} 1\n');

  expect(problems).toMatchObject([{ code: 'syntax/label-value-not-utf8', line: 1, column: 8, endColumn: 9 }]);
});
