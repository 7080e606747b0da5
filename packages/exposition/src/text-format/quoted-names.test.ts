import { describe, expect, test } from 'vitest';
import type { ExpositionSample } from '../exposition-sample.js';
import { QUOTED_NAME_CASES, QUOTED_NAME_CLEAN_BODIES } from '../testing/quoted-name-cases.js';
import { validateExposition } from '../validate-exposition.js';

const WITH_QUOTES = { utf8Names: true, lint: false, valueShapes: false };

describe('with the option utf8Names', () => {
  test.each(QUOTED_NAME_CLEAN_BODIES)('nothing is found in %j', (body) => {
    expect(validateExposition(body, WITH_QUOTES).problems).toEqual([]);
  });

  test('names are read without their quotes, and values stay where they are', () => {
    const samples: ExpositionSample[] = [];
    const body = '# TYPE "h.é" histogram\n{le="+Inf","h.é_bucket","a \\"b\\""="c"} 2\n';
    const { families } = validateExposition(body, {
      ...WITH_QUOTES,
      onSample: (sample) => samples.push(sample),
    });

    expect(families).toMatchObject([
      { name: 'h.é', type: 'histogram', labelNames: ['a "b"'], bucketBounds: [Infinity] },
    ]);
    expect(samples).toEqual([
      {
        name: 'h.é_bucket',
        family: 'h.é',
        labels: [
          { name: 'le', value: '+Inf', column: 6, endColumn: 10 },
          { name: 'a "b"', value: 'c', column: 36, endColumn: 37 },
        ],
        value: 2,
        line: 2,
      },
    ]);
  });

  test('a name is one name, in quotes or not', () => {
    const body = '# TYPE "x" gauge\nx{a="1"} 1\n{"x","a"="2"} 1\nx"" 1\n';
    expect(validateExposition(body, WITH_QUOTES).families).toMatchObject([{ name: 'x', sampleCount: 3 }]);
  });

  test('a name with escapes is where it stands, too', () => {
    const [unsampled, inconsistent] = validateExposition(
      '# TYPE "a\\"b" gauge\nx 1\n{"\\\\"} 1\n{"\\\\","c"="1"} 1\n',
      WITH_QUOTES,
    ).problems;
    expect(unsampled).toMatchObject({ metric: 'a"b', line: 1, column: 9, endColumn: 13 });
    expect(inconsistent).toMatchObject({ metric: '\\', line: 4, column: 3, endColumn: 5 });
  });

  test('names that no metric could have before are linted', () => {
    const { problems } = validateExposition('{"http.server.requests"} 1\n{"\\n"} 1\n', { utf8Names: true });
    expect(problems.map(({ code, metric }) => [code, metric])).toEqual([
      ['lint/help', 'http.server.requests'],
      ['lint/help', '\n'],
    ]);
  });

  test.each([
    ['{"a\n', 'label name "a" contains unescaped new-line'],
    ['# HELP "a\n', 'metric name "a" contains unescaped new-line'],
    ['{"a\\d"} 1\n', String.raw`invalid escape sequence '\d'`],
    ['{"a","b.c"} 1\n', 'multiple metric names for metric "a"'],
    ['{"\\n","b.c"} 1\n', String.raw`multiple metric names for metric "\n"`],
    ['{"a";} 1\n', `unexpected end of metric name ';'`],
    ['{} 1\n', 'invalid metric name'],
    ['{""} 1\n', 'invalid label name for metric ""'],
    ['# TYPE "" gauge\n', 'invalid metric name ""'],
    ['x{"a"} 1\n', `expected '=' after label name, found '}'`],
    ['x{"__name__"="a"} 1\n', 'label name "__name__" is reserved'],
    ['{"é.x"} one\n', 'expected float as value, got "one"'],
    ['{"x"', 'unexpected end of input stream'],
  ])('expfmt says of %j: %s', (body, message) => {
    expect(validateExposition(body, WITH_QUOTES).parserError).toEqual({ line: 1, message });
  });
});

describe('without the option', () => {
  const bodies = QUOTED_NAME_CASES.map(({ body }) => body).filter((body) => /[{ ]"/.test(String(body)));

  test.each([...bodies, '{"my.metric"} 1\n', 'x{"a"="1"} 1\n', '# HELP "x" a\n'])(
    '%j is rejected',
    (body) => {
      expect(validateExposition(body, { lint: false }).valid).toBe(false);
    },
  );
});
