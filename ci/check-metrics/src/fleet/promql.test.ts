import { isInstalled, type Prometheus, startPrometheus } from '@ibex/test-programs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { differs, equals, isNoneOf, isOneOf, labelNames, series, startsWith } from './promql.js';

describe('an expression', () => {
  it.each([
    [series(equals('__name__', 'up'), differs('job', 'a')), '{__name__="up",job!="a"}'],
    [series(isOneOf('job', ['a'])), '{job="a"}'],
    [series(isOneOf('job', ['a', 'b.c'])), String.raw`{job=~"a|b\\.c"}`],
    [series(isNoneOf('job', ['a'])), '{job!="a"}'],
    [series(isNoneOf('job', ['a|b', 'c'])), String.raw`{job!~"a\\|b|c"}`],
    [series(startsWith('__name__', 'a.b')), String.raw`{__name__=~"a\\.b.*"}`],
    [series(equals('job', '"},__name__="up')), String.raw`{job="\"},__name__=\"up"}`],
    [series(equals('job', 'a\\b\nc')), String.raw`{job="a\\b\nc"}`],
    [series(equals('http.route', 'a')), '{"http.route"="a"}'],
    [labelNames(['job', 'http.route', 'a b']), '(job, "http.route", "a b")'],
  ])('%s', (made, expected) => {
    expect(made).toBe(expected);
  });
});

describe.runIf(isInstalled('prometheus'))('a value stands for itself on a Prometheus server', () => {
  const VALUES = [
    '"',
    '\\',
    'a\nb',
    '}',
    'a|b',
    '^a$',
    '(?i)A',
    '[a-z]',
    String.raw`\d\Q.\E`,
    '{{.}}',
    '`',
    "'",
    'é😀',
    '\u0001\u007f\u2028',
    '%s',
    '-',
    '#',
  ];
  let prometheus: Prometheus;

  beforeAll(async () => {
    const timestamp = String(Math.floor(Date.now() / 1000) - 30);
    const lines = VALUES.map((value) => {
      const escaped = value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
      return `thing{of="${escaped}"} 1 ${timestamp}\n`;
    });
    prometheus = await startPrometheus({}, '1s', { openMetrics: [...lines, '# EOF\n'].join('') });
  });

  afterAll(async () => {
    await prometheus.stop();
  });

  it.each(VALUES)('%j', async (value) => {
    const name = equals('__name__', 'thing');
    const valuesOf = async (...matchers: string[]) =>
      (await prometheus.query(series(name, ...matchers))).map(({ labels }) => labels['of']);
    expect(await valuesOf(equals('of', value))).toEqual([value]);
    expect(await valuesOf(isOneOf('of', [value, 'nothing']))).toEqual([value]);
    expect(await valuesOf(startsWith('of', value))).toContain(value);
    expect(await valuesOf(isNoneOf('of', [value, 'nothing']))).toHaveLength(VALUES.length - 1);
  });

  it('all of them together', async () => {
    const all = await prometheus.query(series(equals('__name__', 'thing'), isOneOf('of', VALUES)));
    expect(all).toHaveLength(VALUES.length);
    expect(await prometheus.query(series(equals('__name__', 'thing'), isNoneOf('of', VALUES)))).toEqual([]);
  });
});
