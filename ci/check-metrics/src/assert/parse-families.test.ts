import { validateExposition } from '@ibex/exposition';
import { describe, expect, it } from 'vitest';

import type { Finding } from '../finding/finding.js';
import { checkAgreement, parseFamilies } from './parse-families.js';

function disagreementsOn(body: string): Pick<Finding, 'metric' | 'line' | 'message'>[] {
  return checkAgreement(validateExposition(body), parseFamilies(body)).map(({ metric, line, message }) => ({
    ...(metric !== undefined && { metric }),
    ...(line !== undefined && { line }),
    message,
  }));
}

describe('parseFamilies', () => {
  it('gives the type of each family and whether it has samples', () => {
    const body = '# HELP jobs Jobs\n# TYPE jobs gauge\njobs 3\n# TYPE runs_total counter\nfree 1\n';
    expect(parseFamilies(body)).toEqual({
      families: new Map([
        ['jobs', { type: 'gauge', isSampled: true }],
        ['runs_total', { type: 'counter', isSampled: false }],
        ['free', { type: 'untyped', isSampled: true }],
      ]),
    });
  });

  it('says at which line it gave up, and does not throw', () => {
    expect(parseFamilies('jobs 3\njobs{state} 3\njobs{a"} 1\n# TYPE jobs\n')).toEqual({
      gaveUp: 'Encountered invalid line: # TYPE jobs',
    });
  });

  it('finds no family in an empty body', () => {
    expect(parseFamilies('')).toEqual({ families: new Map() });
  });
});

describe('the two parsers', () => {
  it.each([
    ['samples without any metadata', 'jobs 3\n'],
    ['a family without samples', '# TYPE jobs gauge\n'],
    ['a histogram', '# TYPE t histogram\nt_bucket{le="+Inf"} 1\nt_sum 1\nt_count 1\n'],
    ['a summary', '# TYPE t summary\nt{quantile="0.5"} 1\nt_sum 1\nt_count 1\n'],
    ['escapes, commas and braces in a label value', 'jobs{state="a\\"},{b\\\\\\n"} 1\n'],
    ['tabs and blanks between the parts of a sample', 'jobs \t{state="a"}\t3  1700000000000\n'],
    ['NaN and infinities', 'a NaN\nb +Inf\nc -Inf\n'],
    ['a type in upper case', '# TYPE jobs GAUGE\njobs 3\n'],
  ])('agree on %s', (_, body) => {
    expect(disagreementsOn(body)).toEqual([]);
  });

  it('disagree on a type that a tab stands before', () => {
    expect(disagreementsOn('free 1\n# TYPE\tjobs gauge\njobs 3\n')).toEqual([
      { metric: 'jobs', line: 2, message: 'the validator reads it as gauge, the second parser as untyped' },
    ]);
  });

  it('disagree on the families of a histogram that a tab stands before', () => {
    const body = '# TYPE\tt histogram\nt_bucket{le="+Inf"} 1\nt_sum 1\nt_count 1\n';
    expect(disagreementsOn(body)).toEqual([
      { metric: 't', line: 1, message: 'the validator found samples of it, the second parser did not' },
      ...['t_bucket', 't_sum', 't_count'].map((metric) => ({
        metric,
        message: 'the second parser found samples of it, the validator did not',
      })),
    ]);
  });

  it('disagree once where the second one gives up at what Prometheus accepts', () => {
    expect(disagreementsOn('a 1\n# HELP b \nb 1\nc 1\n')).toEqual([
      { message: 'the second parser gave up: Encountered invalid line: # HELP b' },
    ]);
  });

  it('are not compared on a body that Prometheus rejects', () => {
    expect(disagreementsOn('a 1\nb{ 1\n# HELP c \n')).toEqual([]);
  });
});
