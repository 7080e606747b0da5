import { expect, test } from 'vitest';
import type { ExpositionOptions } from '../exposition-options.js';
import { validateExposition } from '../validate-exposition.js';

function lintOf(body: string, options: ExpositionOptions = {}): string[] {
  return validateExposition(body, options)
    .problems.filter(({ code }) => code.startsWith('lint/'))
    .map(({ line, metric, message }) => `${String(line)} ${metric ?? ''} ${message}`);
}

test('is in the words of promlint, once per family', () => {
  expect(lintOf('# TYPE aB gauge\naB{cD="1",eF="1"} 1\naB{cD="2"} 1\n')).toEqual([
    '1 aB no help text',
    "1 aB metric names should be written in 'snake_case' not 'camelCase'",
    "1 aB label names should be written in 'snake_case' not 'camelCase'",
  ]);
});

test('looks at a body that cannot be parsed as well', () => {
  expect(lintOf('x 1\ny one\n')).toEqual(['1 x no help text']);
  expect(lintOf('# TYPE x counter\nx 1\nx one\n')).toEqual([
    '1 x no help text',
    '1 x counter metrics should have "_total" suffix',
  ]);
});

test('does not look at a family without samples', () => {
  expect(lintOf('# TYPE aB counter\n')).toEqual([]);
});

test('misses no help text that may stand in a line that cannot be read', () => {
  expect(lintOf('# HELP x \\d\nx 1\n')).toEqual([]);
  expect(lintOf('# HELP x too long a text\nx 1\n', { maxLineBytes: 16 })).toEqual([]);
});

test('does not take the label of a histogram or summary for one of its metrics', () => {
  const histogram = '# HELP h h\n# TYPE h histogram\nh_bucket{le="1",quantile="1"} 1\n';
  const summary = '# HELP s s\n# TYPE s summary\ns{quantile="1",le="1"} 1\n';

  expect(lintOf(`${histogram}${summary}`)).toEqual([
    '1 h non-summary metrics should not have "quantile" label',
    '4 s non-histogram metrics should not have "le" label',
  ]);
});

test('objects to a family with metrics of the same labels, as promlint does since client_golang 1.20', () => {
  expect(lintOf('# HELP x h\nx{a="1"} 1\nx{a="1"} 2\nx{a="1"} 3\n')).toEqual(['1 x metric not unique']);
  expect(lintOf('# HELP x h\nx{a="1"} 1\nx{a="2"} 2\n')).toEqual([]);
  expect(lintOf('# HELP h h\n# TYPE h histogram\nh_sum 1\nh_sum 1\n')).toEqual([]);
});

test('can be left out', () => {
  const { problems } = validateExposition('aB 1\n', { lint: false });

  expect(problems).toEqual([]);
});

test('takes a family of OpenMetrics by the name that Prometheus stores', () => {
  const body = '# HELP x h\n# TYPE x counter\nx_total{aB="1"} 1\n# HELP a_sum h\na_sum 1\n# EOF\n';
  const { problems } = validateExposition(body, { format: 'openmetrics' });

  expect(problems.map(({ metric, message }) => [metric, message])).toEqual([
    ['x', "label names should be written in 'snake_case' not 'camelCase'"],
  ]);
});
