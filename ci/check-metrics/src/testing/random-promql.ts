import fc from 'fast-check';

const NAMES = ['up', 'http_requests_total', 'a:b:c', 'sum', 'on', 'by', 'start', 'bool_', 'offset_x', 'time'];
const LABELS = ['job', 'le', 'by', 'on', 'sum', '__name__', 'ignoring', 'offset'];
const STRINGS = [
  '"a"',
  "'b'",
  '`c\\d`',
  '""',
  String.raw`"\\d+"`,
  String.raw`"\d"`,
  String.raw`"\u00e9\x41"`,
  String.raw`'\"'`,
  '".*"',
  '"a|b"',
];
const NUMBERS = ['1', '0.5', '.5', '1e3', '0x1F', 'Inf', 'NaN', '-1', '+2'];
const DURATIONS = ['5m', '1h30m', '0s', '1y2w3d', '100ms', '5', '5m1h'];
const UNARY_FUNCTIONS = [
  'abs',
  'ceil',
  'sgn',
  'sort',
  'absent',
  'timestamp',
  'hour',
  'scalar',
  'vector',
  'ABS',
  'nothing',
];
const RANGE_FUNCTIONS = [
  'rate',
  'increase',
  'avg_over_time',
  'changes',
  'deriv',
  'absent_over_time',
  'last_over_time',
];
const OPERATORS = [
  '+',
  '-',
  '*',
  '/',
  '%',
  '^',
  '==',
  '!=',
  '>',
  '<',
  '>=',
  '<=',
  'and',
  'or',
  'unless',
  'atan2',
  'AND',
];

/** Expressions of PromQL as Prometheus 2.42 knows it, most of them right, some nearly. */
export function randomPromql(): fc.Arbitrary<string> {
  const { expression } = fc.letrec<{ expression: string; vector: string; range: string }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'promql' },
      tie('vector'),
      fc.constantFrom(...NUMBERS),
      calls(tie('vector'), tie('range')),
      binary(tie('expression')),
      parenthesised(tie('expression')),
    ),
    vector: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'promql' },
      selector(),
      selector(),
      aggregation(tie('expression')),
      moved(tie('vector')),
    ),
    range: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'promql' },
      ranged(selector()),
      ranged(selector()),
      subquery(tie('expression')),
      moved(ranged(selector())),
    ),
  }));
  return expression;
}

function selector(): fc.Arbitrary<string> {
  const matcher = fc
    .tuple(fc.constantFrom(...LABELS), fc.constantFrom('=', '!=', '=~', '!~'), fc.constantFrom(...STRINGS))
    .map((parts) => parts.join(''));
  const matchers = fc.array(matcher, { maxLength: 3 }).map((all) => `{${all.join(', ')}}`);
  return fc.oneof(
    fc.constantFrom(...NAMES.slice(0, 3)),
    fc.constantFrom(...NAMES),
    fc.tuple(fc.constantFrom(...NAMES.slice(0, 3)), matchers).map((parts) => parts.join('')),
    matchers,
  );
}

function ranged(of: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(of, fc.constantFrom(...DURATIONS.slice(0, 5)))
    .map(([text, duration]) => `${text}[${duration}]`);
}

function subquery(of: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return of.chain((text) => fc.constantFrom(`(${text})[5m:]`, `(${text})[1h:1m]`, `${text}[1h:1m]`));
}

function moved(of: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const modifiers = ['offset 5m', 'offset -5m', '@ 100', '@ start()', '@ end()'];
  return fc.tuple(of, fc.constantFrom(...modifiers)).map((parts) => parts.join(' '));
}

function labels(): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...LABELS), { maxLength: 2 }).map((all) => `(${all.join(', ')})`);
}

function aggregation(of: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const modifier = fc.oneof(
    fc.constant(''),
    fc.tuple(fc.constantFrom('by', 'without'), labels()).map((parts) => parts.join(' ')),
  );
  const args = fc.oneof(
    fc.tuple(fc.constantFrom('sum', 'max', 'count', 'group', 'SUM'), of),
    fc.tuple(
      fc.constantFrom('topk', 'quantile', 'bottomk'),
      of.map((text) => `2, ${text}`),
    ),
    fc.tuple(
      fc.constantFrom('count_values'),
      of.map((text) => `"v", ${text}`),
    ),
    fc.tuple(fc.constantFrom('topk', 'sum'), of),
  );
  return fc
    .tuple(args, modifier, fc.boolean())
    .map(([[name, inner], by, isBefore]) =>
      isBefore ? `${name} ${by} (${inner})` : `${name}(${inner}) ${by}`,
    );
}

function calls(vector: fc.Arbitrary<string>, range: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof(
    fc.tuple(fc.constantFrom(...UNARY_FUNCTIONS), vector).map(([name, inner]) => `${name}(${inner})`),
    fc.tuple(fc.constantFrom(...RANGE_FUNCTIONS), range).map(([name, inner]) => `${name}(${inner})`),
    fc.tuple(fc.constantFrom(...RANGE_FUNCTIONS), vector).map(([name, inner]) => `${name}(${inner})`),
    vector.chain((inner) =>
      fc.constantFrom(
        'time()',
        'pi()',
        `clamp(${inner}, 0, 1)`,
        `clamp_max(${inner})`,
        `round(${inner})`,
        `round(${inner}, 5)`,
        `histogram_quantile(0.9, ${inner})`,
        `label_replace(${inner}, "a", "$1", "b", "(.*)")`,
        `label_replace(${inner}, "a", "$1", "b")`,
        `label_join(${inner}, "a", "-", "b", "c")`,
        `quantile_over_time(0.5, ${inner}[5m])`,
        `predict_linear(${inner}[5m], 60)`,
        `hour()`,
      ),
    ),
  );
}

function binary(of: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const matching = fc
    .tuple(
      fc.constantFrom('on', 'ignoring'),
      labels(),
      fc.constantFrom('', '', 'group_left', 'group_right (job)', 'group_left ()'),
    )
    .map((parts) => parts.join(' '));
  return fc
    .tuple(
      of,
      fc.constantFrom(...OPERATORS),
      fc.constantFrom('', '', 'bool'),
      fc.oneof(fc.constant(''), fc.constant(''), matching),
      of,
    )
    .map((parts) => parts.join(' '));
}

function parenthesised(of: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom('', '', '-', '+'), of).map(([sign, text]) => `${sign}(${text})`);
}
