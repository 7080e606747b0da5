import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { takenByPromtool } from '../testing/promtool-rules.js';
import { isPromtoolInstalled } from '../testing/promtool-run.js';
import { randomPromql } from '../testing/random-promql.js';
import { readQuery } from './read-query.js';

function isTaken(text: string): boolean {
  return readQuery({ text, offsetOf: (offset) => offset, isTemplate: false }).isReadable;
}

async function disagreements(expressions: readonly string[]): Promise<string[]> {
  const taken = await takenByPromtool(expressions);
  return expressions
    .filter((expression, index) => isTaken(expression) !== taken[index])
    .map((expression) => `${isTaken(expression) ? 'taken here' : 'refused here'}: ${expression}`);
}

// A number that ends in its point is not in the grammar that Prometheus publishes; a duration without a unit is, though
// not yet in Prometheus 2.
const KNOWN_TO_DIFFER = /\d\.(?!\d)|offset -?\d+(?!\w)|[[:]\d+[\]:]/;

describe.runIf(isPromtoolInstalled())('an expression is taken where promtool takes it', () => {
  it('of those that are written by hand', async () => {
    expect(await disagreements(BY_HAND)).toEqual([]);
    expect(BY_HAND.filter(isTaken).length).toBeGreaterThan(15);
  });

  it('of 4000 random ones, each with a character less as well', async () => {
    const right = fc.sample(randomPromql(), { numRuns: 4000, seed: 7 });
    const broken = right.slice(0, 2000).map((text, index) => {
      const at = (index * 31) % text.length;
      return text.slice(0, at) + text.slice(at + 1);
    });
    const expressions = [...right, ...broken].filter((text) => !KNOWN_TO_DIFFER.test(text));
    expect(expressions.length).toBeGreaterThan(5900);
    const taken = expressions.filter(isTaken).length / expressions.length;
    expect(taken).toBeGreaterThan(0.2);
    expect(taken).toBeLessThan(0.8);
    expect(await disagreements(expressions)).toEqual([]);
  });
});

const BY_HAND = [
  'up',
  '',
  '# nothing',
  'up # all',
  'up{}',
  '{}',
  '{job=""}',
  '{job!="x"}',
  '{job=~".*"}',
  '{job=~".+"}',
  '{job=~"a?"}',
  '{job!~"a"}',
  '{job!~".*"}',
  '{__name__="up"}',
  'up{__name__="up"}',
  'up{__name__=~"up"}',
  '{__name__="up", __name__="down"}',
  'up{job="a",}',
  'up{,}',
  'up{job="a" instance="b"}',
  'up{job="a',
  'up{job="a\nb"}',
  'up{job=`a\nb`}',
  String.raw`up{job="\d"}`,
  String.raw`up{job="a\"b"}`,
  String.raw`up{job='a\"b'}`,
  'up{job=~"("}',
  'up{job=~"(?=a)"}',
  'up{job=~"a{1001}"}',
  'up{job=~"[b-a]"}',
  'up{job=~"*a"}',
  'rate(up)',
  'rate(up[5m])',
  'rate(up[5m] offset 5m)',
  'rate(up offset 5m[5m])',
  'rate(up[0s])',
  'rate((up)[5m])',
  'rate((up)[5m:])',
  'rate(up[5m:])',
  'sum(up) offset 5m',
  'up offset 5m offset 5m',
  'up @ 1 @ 2',
  'up offset 5m @ 2',
  'up - up offset 5m',
  'up - up offset 5m * up',
  '-up offset 5m',
  '(-up) offset 5m',
  'up @ start() offset 5m - up',
  'up > up[5m:1m]',
  '-up[5m:1m]',
  'up > bool 1',
  '1 > 1',
  '1 > bool 1',
  'up + bool 1',
  'up and 1',
  'up and on(job) up',
  'up and on(job) group_left up',
  'up * on(job) group_left(job) up',
  'up * on(job) group_left(x) up',
  'up * ignoring(job) group_left(job) up',
  'up * on(job) 1',
  'topk(up)',
  'topk(1, up)',
  'topk("1", up)',
  'count_values(1, up)',
  'count_values("a", up)',
  'quantile(0.9, up)',
  'sum(up, up)',
  'sum()',
  'sum by () (up)',
  'sum by (job) (up) by (job)',
  'sum by (job,) (up)',
  'sum by (,) (up)',
  '"text"',
  '"text" + 1',
  '-"text"',
  'up[5m]',
  'up[5m] + 1',
  'time(1)',
  'vector(up)',
  'scalar(1)',
  'hour(up, up)',
  'label_join(up, "a", "b")',
  'label_join(up, "a")',
  'label_replace(up, "a", "b", "c", "d", "e")',
  'round(up, 1, 2)',
  'nothing(up)',
  'Sum(up)',
  'RATE(up[5m])',
  'sum BY (job) (up)',
  'a OFFSET 5m',
  'sum',
  'sum{a="b"}',
  'by',
  '1 + + 2',
  '1 + - up',
  '--up',
  '2 ^ -1',
  '0x',
  '1e',
  'Inf',
  'up{job="a"}[5m',
  'up)',
  '((up)',
  'up;',
  'é',
  'up{é="a"}',
  'up{job="é"}',
  '\u00a0up',
  'a:b:c{x="y"}',
  ':a',
  '1a',
];
