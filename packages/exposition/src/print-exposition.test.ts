import { describe, expect, test } from 'vitest';
import type { MetricFamily, MetricSample } from './metric-family.js';
import { parseExposition } from './parse-exposition.js';
import { printExposition } from './print-exposition.js';

describe('in the text format', () => {
  test('a family is its HELP, its TYPE and its samples', () => {
    const families: MetricFamily[] = [
      {
        name: 'http_request_duration_seconds',
        type: 'histogram',
        help: 'How long requests took.',
        samples: [
          { ...sample('http_request_duration_seconds_bucket'), labels: [{ name: 'le', value: '+Inf' }] },
          { ...sample('http_request_duration_seconds_sum'), value: 0.25 },
          sample('http_request_duration_seconds_count'),
        ],
      },
      { name: 'up', type: 'gauge', samples: [{ ...sample('up'), timestamp: 1_700_000_000_000n }] },
      { name: 'odd', type: 'gaugehistogram', samples: [] },
    ];

    expect(printExposition(families)).toBe(
      [
        '# HELP http_request_duration_seconds How long requests took.',
        '# TYPE http_request_duration_seconds histogram',
        'http_request_duration_seconds_bucket{le="+Inf"} 1',
        'http_request_duration_seconds_sum 0.25',
        'http_request_duration_seconds_count 1',
        '# TYPE up gauge',
        'up 1 1700000000000',
        '# TYPE odd gauge_histogram',
        '',
      ].join('\n'),
    );
  });

  test.each([
    [1, '1'],
    [-0, '-0'],
    [0.1 + 0.2, '0.30000000000000004'],
    [1e21, '1e+21'],
    [5e-324, '5e-324'],
    [NaN, 'NaN'],
    [Infinity, '+Inf'],
    [-Infinity, '-Inf'],
  ])('the value %d is %s', (value, printed) => {
    expect(printExposition([gauge({ ...sample('x'), value })])).toBe(`# TYPE x gauge\nx ${printed}\n`);
  });

  test('escapes are those of the place', () => {
    const labels = [{ name: 'a', value: 'say "hi"\\\n' }];
    const family = { ...gauge({ ...sample('x'), labels }), help: 'say "hi"\\\n' };

    expect(printExposition([family])).toBe(
      '# HELP x say "hi"\\\\\\n\n# TYPE x gauge\nx{a="say \\"hi\\"\\\\\\n"} 1\n',
    );
  });

  test('an empty help text is none, and no families are an empty body', () => {
    expect(printExposition([{ name: 'x', type: 'gauge', help: '', samples: [] }])).toBe('# TYPE x gauge\n');
    expect(printExposition([])).toBe('');
  });

  const histogram: MetricFamily = { name: 'h', type: 'histogram', samples: [] };
  const refused: readonly (readonly [what: string, families: readonly MetricFamily[], message: string])[] = [
    ['a metric name with a dash', [{ name: 'x-y', type: 'gauge', samples: [] }], '"x-y" is no metric name'],
    ['a line feed in a metric name', [{ name: 'x 1\ny', type: 'gauge', samples: [] }], 'is no metric name'],
    ['a label name with a dash', [gauge(labelled('user-id', '7'))], '"user-id" is no label name'],
    ['the label __name__', [gauge(labelled('__name__', 'y'))], '"__name__" is no label name'],
    [
      'a label twice',
      [gauge({ ...sample('x'), labels: [...labelled('a', '1').labels, ...labelled('a', '2').labels] })],
      'label a stands twice',
    ],
    ['a family twice', [gauge(), gauge()], 'metric family x stands twice'],
    ['a sample of another name', [gauge(sample('y'))], '"y" would not be read as one of x'],
    ['a count of a gauge', [gauge(sample('x_count'))], '"x_count" would not be read as one of x'],
    [
      'a family named like a count of the histogram before it',
      [histogram, { name: 'h_count', type: 'gauge', samples: [] }],
      'metric family h_count would be read as a part of the h before it: print it first',
    ],
    [
      'a count of a histogram behind a family of that name',
      [
        { name: 'h_count', type: 'gauge', samples: [] },
        { ...histogram, samples: [sample('h_count')] },
      ],
      '"h_count" would not be read as one of h',
    ],
    [
      'a bucket without a number',
      [{ ...histogram, samples: [{ ...labelled('le', 'one'), name: 'h_bucket' }] }],
      'label le must be a number, got "one"',
    ],
    ['a timestamp beyond 64 bits', [gauge({ ...sample('x'), timestamp: 2n ** 63n })], 'is beyond 64 bits'],
    [
      'a help text that starts with a blank',
      [{ ...gauge(), help: ' x' }],
      'starts with a blank, which is not read',
    ],
  ];

  test.each(refused)('%s is refused', (_, families, message) => {
    expect(() => printExposition(families)).toThrow(message);
  });

  test('a family may be named like a count if it stands before the histogram', () => {
    const families: MetricFamily[] = [
      { name: 'h_count', type: 'gauge', samples: [sample('h_count')] },
      histogram,
    ];

    expect(parseExposition(printExposition(families)).families).toEqual(families);
  });
});

describe('in OpenMetrics', () => {
  test('a family is its TYPE, its UNIT, its HELP and its samples, and EOF is the end', () => {
    const exemplar = {
      labels: [{ name: 'trace_id', value: 'abc' }],
      value: 0.5,
      timestamp: 1_700_000_000_250n,
    };
    const families: MetricFamily[] = [
      {
        name: 'work_seconds',
        type: 'counter',
        unit: 'seconds',
        help: ' say "hi"\\',
        samples: [{ ...sample('work_seconds_total'), timestamp: 1_700_000_001_000n, exemplar }],
      },
      { name: 'x', type: 'unknown', samples: [{ ...sample('x'), timestamp: -1n }] },
    ];

    const body = printExposition(families, { format: 'openmetrics' });

    expect(body).toBe(
      [
        '# TYPE work_seconds counter',
        '# UNIT work_seconds seconds',
        '# HELP work_seconds  say \\"hi\\"\\\\',
        'work_seconds_total 1 1700000001 # {trace_id="abc"} 0.5 1700000000.25',
        '# TYPE x unknown',
        'x 1 -0.001',
        '# EOF',
        '',
      ].join('\n'),
    );
    expect(parseExposition(body, { format: 'openmetrics' }).families).toEqual(families);
  });

  const counter: MetricFamily = { name: 'x', type: 'counter', samples: [] };
  const refused: readonly (readonly [what: string, families: readonly MetricFamily[], message: string])[] = [
    ['a type of the text format', [{ ...counter, type: 'untyped' }], 'OpenMetrics has no type untyped'],
    ['a unit that the name does not have', [{ ...counter, unit: 'seconds' }], 'is not the end of the name x'],
    [
      'a counter without its suffix',
      [{ ...counter, samples: [sample('x')] }],
      '"x" would not be read as one of x',
    ],
    [
      'a family named like a sample of the one before',
      [counter, { name: 'x_total', type: 'gauge', samples: [] }],
      'metric family x_total would be read as a part of the x before it',
    ],
    [
      'a family named like a sample of the one behind',
      [{ name: 'x_total', type: 'gauge', samples: [] }, counter],
      'metric family x_total would be read as a part of x',
    ],
    [
      'a time that seconds are too coarse for',
      [gauge({ ...sample('x'), timestamp: 2n ** 53n - 3n })],
      'is too far away for a float of seconds',
    ],
  ];

  test.each(refused)('%s is refused', (_, families, message) => {
    expect(() => printExposition(families, { format: 'openmetrics' })).toThrow(message);
  });

  test.each<[what: string, family: MetricFamily, message: string]>([
    ['a unit', { ...counter, unit: 'x' }, 'the text format has no unit'],
    ['the type info', { ...counter, type: 'info' }, 'the text format has no type info'],
    [
      'an exemplar',
      { ...counter, samples: [{ ...sample('x'), exemplar: { labels: [], value: 1 } }] },
      'the text format has no exemplars',
    ],
  ])('%s is refused in the text format', (_, family, message) => {
    expect(() => printExposition([family])).toThrow(message);
  });
});

describe('parsing', () => {
  test('samples are with their family, wherever they stand', () => {
    const { report, families } = parseExposition('a{x="\\n"} 1\nb 2 3\na{x="y"} NaN\n');

    expect(report.valid).toBe(true);
    expect(families).toEqual([
      {
        name: 'a',
        type: 'untyped',
        samples: [
          { name: 'a', labels: [{ name: 'x', value: '\n' }], value: 1 },
          { name: 'a', labels: [{ name: 'x', value: 'y' }], value: NaN },
        ],
      },
      { name: 'b', type: 'untyped', samples: [{ name: 'b', labels: [], value: 2, timestamp: 3n }] },
    ]);
  });

  test('a line that cannot be read is missing, and the report says so', () => {
    const { report, families } = parseExposition('a 1\na{user-id="7"} 2\n', { lint: false });

    expect(report).toMatchObject({
      valid: false,
      problems: [{ code: 'syntax/label-name-invalid', line: 2 }],
    });
    expect(families).toEqual([{ name: 'a', type: 'untyped', samples: [sample('a')] }]);
  });

  test('the caller sees the samples as well', () => {
    const lines: number[] = [];
    parseExposition('a 1\na 2\n', { onSample: ({ line }) => lines.push(line) });

    expect(lines).toEqual([1, 2]);
  });
});

function sample(name: string): MetricSample {
  return { name, labels: [], value: 1 };
}

function labelled(name: string, value: string): MetricSample {
  return { name: 'x', labels: [{ name, value }], value: 1 };
}

function gauge(...samples: readonly MetricSample[]): MetricFamily {
  return { name: 'x', type: 'gauge', samples };
}
