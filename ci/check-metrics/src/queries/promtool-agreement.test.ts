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

  it('of those in the shape of public rules and dashboards, with their placeholders filled in', async () => {
    const read = [...OF_RULES, ...OF_DASHBOARDS].map((text) =>
      readQuery({ text, offsetOf: (offset) => offset, isTemplate: OF_DASHBOARDS.includes(text) }),
    );
    expect(read.filter(({ isReadable }) => !isReadable).map(({ found }) => found.text)).toEqual([]);
    expect(await takenByPromtool(read.map(({ filled }) => filled.text))).toEqual(read.map(() => true));
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
  String.raw`up{job="\ud7ff\ue000"}`,
  String.raw`up{job="\ud800"}`,
  String.raw`up{job="\101"}`,
  String.raw`up{job="\777"}`,
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
  'rate(up[5m:0s])',
  'rate(up[5m:-1m])',
  'rate(up[-5m])',
  'sum(up) offset 5m',
  'up offset 5m offset 5m',
  'up @ 1 @ 2',
  'up @ -1.5e3',
  'up @ NaN',
  'up @ -Inf',
  'up @ 9223372036854774784',
  'up @ 9223372036854775808',
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
  '1e308 + up',
  '1e400 + up',
  '9'.repeat(400),
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

/** Written for these tests, each with something that public rules have and the random ones have not, or seldom. */
const OF_RULES = [
  '(sum(rate(app_errors_total{job="api"}[1h])) / sum(rate(app_requests_total{job="api"}[1h]))) > (14.4 * 0.001) and (sum(rate(app_errors_total{job="api"}[5m])) / sum(rate(app_requests_total{job="api"}[5m]))) > (14.4 * 0.001)',
  '100 * (1 - avg by (host) (rate(host_cpu_seconds_total{mode="idle"}[5m]))) > 90 unless on (host) host_maintenance == 1',
  'predict_linear(host_free_bytes{fstype!~"tmpfs|overlay"}[6h], 4 * 3600) < 0 and host_readonly == 0',
  'max by (zone, pod) (pod_info{phase=~"Pending|Unknown"}) * on (zone, pod) group_left (owner) topk by (zone, pod) (1, max by (zone, pod, owner) (pod_owner{owner!="Job"})) > 0',
  'label_replace(kube_thing_info{id=~".+"}, "volume", "$1", "id", "pvc-(.*)") * on (volume) group_right () volume_used_bytes',
  'histogram_quantile(0.99, sum without (instance, pod) (rate(app_wait_seconds_bucket{verb!="WATCH"}[5m]))) > 1 > bool 0',
  'count(up{job="a"} == 0) by (job) / count(up{job="a"}) by (job) * 100 > 10',
  'absent(up{job="a"} == 1) or absent_over_time(app_heartbeat[10m])',
  'sum(increase(app_restarts_total[1h] offset 1d)) - sum(increase(app_restarts_total[1h])) < -5',
  'time() - max(app_last_success_timestamp_seconds{job=~"backup-.*"}) > 86400 * 1.5',
  'quantile_over_time(0.95, app:queue:length[1d:5m] @ end()) >= on () group_left () vector(100)',
  'clamp_max(app_used / ignoring (kind) group_left app_limit, 1) ^ 2 % 3 atan2 1',
  '# why\nsum by(job)(rate(app_requests_total{code=~"5.."}[5m])) # of all\n  /\nsum by(job)(rate(app_requests_total[5m]))',
];

// A number that is filled in is a name until then, which promtool refuses as an argument; here no argument is one.
const OF_DASHBOARDS = [
  'sum by ($group) (rate(app_requests_total{job=~"$job", code!~"${codes:regex}"}[$__rate_interval]))',
  'topk(5, sum by (route, ${extra}) (increase(app_requests_total{$filters, env="[[env]]"}[$__range])))',
  'histogram_quantile(0.9, sum by (le) (rate(app_wait_seconds_bucket[${__range_s}s:$step] offset $shift)))',
  'app_${kind}_total{instance=~"$instance:.*"} * $__interval_ms / 1000 > $threshold',
  'label_replace($metric{job="$job"}, "$to", "$1", "from", "(.*)\\\\.$suffix")',
  'app_up @ ${__to:date:seconds} or app_up @ $__from',
  'max_over_time(app_used[1${unit}]) / on (node) group_left (pool) node_pool_info{cluster="${cluster}"}',
];
