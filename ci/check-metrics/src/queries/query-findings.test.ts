import { ibexCatalog } from '@ibex/metrics/catalog';
import { describe, expect, it } from 'vitest';

import { foundIn } from '../testing/found-in.js';

/** What is found in an expression, as `column code: message`. */
function findingsOf(expression: string, options: Parameters<typeof foundIn>[2] = {}): string[] {
  return foundIn(expression, ibexCatalog, options).map(
    ({ column, code, message }) => `${String(column)} ${code}: ${message}`,
  );
}

const REQUESTS = 'ibex_proxy_requests_total';
const DURATION = 'ibex_proxy_request_duration_seconds';

describe('a query with something wrong', () => {
  it.each([
    // Types, and what stands where it may not.
    [
      'rate(up[5m]) and rate(up[5m]) offset 1d',
      '31 query/type: offset stands after something that is neither a selector nor a subquery',
    ],
    ['up @ 1 @ 2', '8 query/type: @ is given twice'],
    ['up + up @ NaN', '11 query/type: NaN is no time'],
    ['rate(up[-5m])', '9 query/type: the range is negative'],
    ['rate(up[5m:0s])', '12 query/type: the step is empty'],
    ['up > 1e400', '6 query/type: the number is too large'],
    [String.raw`up{job="\777"}`, String.raw`9 query/type: \777 is no escape`],
    // Functions.
    ['nothing(up)', '8 query/syntax: there is no function nothing'],
    ['holt_winters(up[5m], 0.5, 0.5)', '13 query/syntax: there is no function holt_winters'],
    // Names.
    ['ibex_proxy_request_total', '1 query/unknown-metric: is no metric of the catalog'],
    ['sum(rate({__name__="ibex_nothing"}[5m]))', '20 query/unknown-metric: is no metric of the catalog'],
    ['{"ibex_nothing"}', '2 query/unknown-metric: is no metric of the catalog'],
    [DURATION, '1 query/unknown-metric: is a histogram, and no series has its bare name'],
    ['ibex_proxy_requests', '1 query/unknown-metric: is no metric of the catalog'],
    [
      'ibex_proxy_requests_total_total',
      '1 query/unknown-metric: is no metric of the catalog: ibex_proxy_requests_total is a counter, which has no _total',
    ],
    [
      'ibex_process_up_bucket',
      '1 query/unknown-metric: is no metric of the catalog: ibex_process_up is a gauge, which has no _bucket',
    ],
    [
      'ibex_proxy_requests_total_count',
      '1 query/unknown-metric: is no metric of the catalog: ibex_proxy_requests_total is a counter, which has no _count',
    ],
    ['job:ibex_proxy_requests:rate5m', '1 query/unknown-metric: is recorded by no rule of the files given'],
    // Labels of matchers, and their values.
    [`${REQUESTS}{path="/"}`, '27 query/unknown-label: has no label path'],
    [`${REQUESTS}{le="1"}`, '27 query/unknown-label: has no label le'],
    [`${REQUESTS}{route="/v1/chat"}`, '33 query/unknown-value: its label route is never /v1/chat'],
    [`${REQUESTS}{route!="/v1/chat"}`, '34 query/unknown-value: its label route is never /v1/chat'],
    [`${REQUESTS}{method=~"GET|POTS"}`, '35 query/unknown-value: its label method is never POTS'],
    [`${REQUESTS}{method=~"(GET|POTS)"}`, '35 query/unknown-value: its label method is never POTS'],
    [`${REQUESTS}{method=~"(?:POTS|GET)"}`, '35 query/unknown-value: its label method is never POTS'],
    [`${REQUESTS}{route!~"/v2/.*"}`, '34 query/unknown-value: its label route is never /v2/.*'],
    [`${REQUESTS}{status_code=~"6.."}`, '40 query/unknown-value: its label status_code is never 6..'],
    [`${REQUESTS}{route=~"models"}`, '34 query/unknown-value: its label route is never models'],
    // Buckets.
    [`${DURATION}_bucket{le="0.3"}`, '47 query/unknown-bucket: has no bucket with the boundary 0.3'],
    [`${DURATION}_bucket{le="+inf"}`, '47 query/unknown-bucket: has no bucket with the boundary +inf'],
    [`${DURATION}_bucket{le="1.00"}`, '47 query/unknown-bucket: has no bucket with the boundary 1.00'],
    [`${DURATION}_bucket{le=~"0.5|0.3"}`, '48 query/unknown-bucket: has no bucket with the boundary 0.3'],
    // Labels that are gone.
    [
      `sum by (rout) (${REQUESTS})`,
      '9 query/unknown-label: no series of what is aggregated has the label rout',
    ],
    [
      `sum(${REQUESTS}) by (job, rout)`,
      '41 query/unknown-label: no series of what is aggregated has the label rout',
    ],
    [
      `sum without (rout) (${REQUESTS})`,
      '14 query/unknown-label: no series of what is aggregated has the label rout',
    ],
    [
      `max by (instance) (sum by (job) (${REQUESTS}))`,
      '9 query/unknown-label: no series of what is aggregated has the label instance',
    ],
    [
      `topk by (rout) (3, ${REQUESTS})`,
      '10 query/unknown-label: no series of what is aggregated has the label rout',
    ],
    [
      `ibex_process_up * on (route) ibex_process_up`,
      '23 query/unknown-label: no series of either side has the label route',
    ],
    [
      `${REQUESTS} * on (route) ibex_process_up`,
      '33 query/unknown-label: no series of the right side has the label route',
    ],
    [
      `ibex_process_up * on (route) group_right () ${REQUESTS}`,
      '23 query/unknown-label: no series of the left side has the label route',
    ],
    [
      `${REQUESTS} * ignoring (rout) ${REQUESTS}`,
      '39 query/unknown-label: no series of either side has the label rout',
    ],
    [
      `${REQUESTS} * on (job) group_left (version) ibex_process_up`,
      '50 query/unknown-label: no series of the right side has the label version',
    ],
    [
      `label_replace(ibex_process_up, "a", "$1", "rout", "(.*)")`,
      '43 query/unknown-label: no series of its vector has the label rout',
    ],
    [
      `label_join(ibex_process_up, "a", "-", "job", "rout")`,
      '46 query/unknown-label: no series of its vector has the label rout',
    ],
    [`{"${REQUESTS}", "rout"="x"}`, '31 query/unknown-label: has no label rout'],
    [
      `sort_by_label(ibex_process_up, "job", "rout")`,
      '39 query/unknown-label: no series of its vector has the label rout',
    ],
    [
      '{__name__=~"ibex_proxy_request_tot.*"}',
      '12 query/unknown-metric: matches no metric of the catalog, and nothing that is recorded',
    ],
    // Functions.
    ['rate(ibex_process_up[5m])', '1 query/rate-of-gauge: is a gauge, and rate is for counters'],
    [
      'sum(increase(ibex_process_up[5m] offset 1h))',
      '5 query/rate-of-gauge: is a gauge, and increase is for counters',
    ],
    ['rate(ibex_process_up[5m:1m])', '1 query/rate-of-gauge: is a gauge, and rate is for counters'],
    ['resets(ibex_process_up[5m])', '1 query/rate-of-gauge: is a gauge, and resets is for counters'],
    [
      `delta(${REQUESTS}[5m])`,
      '1 query/gauge-function-on-counter: is a counter, which restarts at 0, and delta is for gauges',
    ],
    [
      `deriv(${DURATION}_count[5m])`,
      '1 query/gauge-function-on-counter: is a counter, which restarts at 0, and deriv is for gauges',
    ],
    [
      `predict_linear(${REQUESTS}[5m], 60)`,
      '1 query/gauge-function-on-counter: is a counter, which restarts at 0, and predict_linear is for gauges',
    ],
    ...['avg', 'mad', 'stddev', 'stdvar', 'sum'].map((name): [string, string] => [
      `${name}_over_time(${REQUESTS}[5m])`,
      `1 query/gauge-function-on-counter: is a counter, which restarts at 0, and ${name}_over_time is for gauges`,
    ]),
    [
      `quantile_over_time(0.9, ${REQUESTS}[5m])`,
      '1 query/gauge-function-on-counter: is a counter, which restarts at 0, and quantile_over_time is for gauges',
    ],
    ...['count', 'sum', 'avg', 'stddev', 'stdvar'].map((name): [string, string] => [
      `histogram_${name}(rate(${DURATION}_bucket[5m]))`,
      `${String(12 + name.length)} query/native-histogram: histogram_${name} gives nothing, since these series are no native histograms`,
    ]),
    [
      `100 < ${REQUESTS}`,
      '7 query/raw-counter: is a counter, so what it has come to depends on when the process started',
    ],
    [
      `${REQUESTS} > 100`,
      '1 query/raw-counter: is a counter, so what it has come to depends on when the process started',
    ],
    [
      `histogram_quantile(0.9, sum by (job) (rate(${DURATION}_bucket[5m])))`,
      '25 query/histogram-quantile: histogram_quantile needs the label le, and none of these series has it',
    ],
    [
      `histogram_quantile(0.9, sum without (le) (rate(${DURATION}_bucket[5m])))`,
      '25 query/histogram-quantile: histogram_quantile needs the label le, and none of these series has it',
    ],
    [
      `histogram_quantile(0.9, ${DURATION}_count)`,
      '25 query/histogram-quantile: has no buckets, which histogram_quantile needs',
    ],
  ])('%s', (expression, finding) => {
    expect(findingsOf(expression)).toEqual([finding]);
  });
});

describe('a query that only looks wrong', () => {
  it.each([
    REQUESTS,
    'up == 0',
    'http_requests_total{anything="at all"}',
    'sum by (pod) (rate(container_cpu_usage_seconds_total[5m]))',
    'ibexes_total',
    `${REQUESTS}{job="proxy", instance=~"10\\\\..*"}`,
    `${REQUESTS}{route=""}`,
    `${REQUESTS}{route!=""}`,
    `${REQUESTS}{path=""}`,
    `${REQUESTS}{route=~".+"}`,
    `${REQUESTS}{route=~".*"}`,
    `${REQUESTS}{status_code=~"5.."}`,
    `${REQUESTS}{status_code=~"5..|4[0-9]{2}"}`,
    `${REQUESTS}{route=~"/v1/(models|embeddings)"}`,
    `${REQUESTS}{method!~"GET|"}`,
    `${REQUESTS}{method!~"^$"}`,
    `{"${REQUESTS}", "route"="unmatched"}`,
    `{__name__=~"ibex_proxy_requests_.*"}`,
    '{__name__=~"(ibex|other)_nothing.*"}',
    `sort_by_label(ibex_process_up, "job", "service")`,
    'histogram_count(rate(http_request_duration_seconds[5m]))',
    'avg_over_time(ibex_process_up[5m])',
    `avg_over_time(rate(${REQUESTS}[5m])[1h:])`,
    `max_over_time(${REQUESTS}[5m]) - min_over_time(${REQUESTS}[5m])`,
    `count_over_time(${REQUESTS}[5m])`,
    '100 < vector(1)',
    `${REQUESTS}{method=~"(?i)get"}`,
    `${REQUESTS}{method=~"[[:upper:]]+"}`,
    ...['0.5', '1', '1.0', '5.0', '+Inf'].map((le) => `${DURATION}_bucket{le="${le}"}`),
    `${DURATION}_bucket{le=~"1(\\\\.0)?"}`,
    `sum by (job, instance, route) (${REQUESTS})`,
    `sum without (instance) (${REQUESTS})`,
    `topk(3, ${REQUESTS}) * on (route) ${REQUESTS}`,
    `max by (job) (sum by (job, route) (${REQUESTS}))`,
    `max by (x) (label_replace(ibex_process_up, "x", "$1", "service", "(.*)"))`,
    `max by (x) (label_join(ibex_process_up, "x", "-", "job", "service"))`,
    `label_replace(ibex_process_up, "x", "a", "", "")`,
    `max by (value) (count_values("value", ibex_process_up))`,
    `${REQUESTS} * on (job) group_left (service) ibex_process_up`,
    `max by (service) (${REQUESTS} * on (job) group_left (service) ibex_process_up)`,
    `${REQUESTS} * ignoring (route) group_left () sum without (route) (${REQUESTS})`,
    `max by (method) (ibex_process_up or ${REQUESTS})`,
    `${REQUESTS} * on (job) group_left (node) kube_pod_info`,
    `max by (route) (${REQUESTS} - ${REQUESTS} offset 5m * 2)`,
    `sum by (job) (${REQUESTS}) - on () ${REQUESTS} offset 5m * on (route) ${REQUESTS}`,
    `rate(${DURATION}_bucket[5m])`,
    `rate(${DURATION}_sum[5m]) / rate(${DURATION}_count[5m])`,
    'delta(ibex_process_up[5m])',
    `changes(${REQUESTS}[5m])`,
    `rate(sum(ibex_process_up)[5m:])`,
    `${REQUESTS} > 0`,
    `${REQUESTS} == 0`,
    `rate(${REQUESTS}[5m]) > 100`,
    `ibex_process_up > 100`,
    `${REQUESTS} > ${REQUESTS} offset 5m`,
    `absent(${REQUESTS}{route="unmatched"})`,
    `histogram_quantile(0.9, rate(${DURATION}_bucket[5m]))`,
    `histogram_quantile(0.9, sum by (le) (rate(${DURATION}_bucket[5m])))`,
    `histogram_quantile(0.9, sum without (instance) (rate(${DURATION}_bucket[5m])))`,
    'histogram_quantile(0.9, sum(rate(other_bucket[5m])))',
  ])('%s', (expression) => {
    expect(findingsOf(expression)).toEqual([]);
  });
});

it('tells what a function is called now', () => {
  const [finding] = foundIn('holt_winters(up[5m], 0.5, 0.5)', ibexCatalog);
  expect(finding?.fix).toBe('use double_exponential_smoothing, as Prometheus 3 calls it');
});

it('takes no longer than it may for a pattern that tries everything', () => {
  const started = performance.now();
  const pattern = `(${'[/a-z0-9]*'.repeat(40)})*!`;
  expect(findingsOf(`${REQUESTS}{route=~"${pattern}"}`)).toEqual([
    `34 query/unknown-value: its label route is never ${pattern}`,
  ]);
  expect(findingsOf(`${REQUESTS}{route=~"${pattern.slice(0, -1)}"}`)).toEqual([]);
  expect(performance.now() - started).toBeLessThan(1500);
});

it('is content with labels that the server is said to add, and discontent with all that nobody knows', () => {
  expect(findingsOf(`sum by (cluster) (${REQUESTS}{cluster="eu"})`, { serverLabels: ['cluster'] })).toEqual(
    [],
  );
  const joined = `${REQUESTS} * on (job, pod) group_left (node) kube_pod_info`;
  expect(findingsOf(joined)).toEqual([
    '38 query/unknown-label: no series of the left side has the label pod',
  ]);
  expect(findingsOf(joined, { serverLabels: ['pod'] })).toEqual([]);
  expect(findingsOf('upp == 0', { isClosed: true })).toEqual([
    '1 query/unknown-metric: is no metric of the catalog',
  ]);
  expect(findingsOf('up == 0 or ALERTS', { isClosed: true })).toEqual([]);
  const isAllowed = (name: string): boolean => name.startsWith('ibex_other_');
  expect(findingsOf('ibex_other_x + ignoring (a) {__name__=~"ibex_other_.*"}', { isAllowed })).toEqual([]);
  expect(findingsOf('up{service="x"} == 0', { isClosed: true })).toEqual([
    '4 query/unknown-label: has no label service',
  ]);
});

describe('what a rule records', () => {
  const records = {
    quantile: `histogram_quantile(0.9, sum by (job, le) (rate(${DURATION}_bucket[5m])))`,
    buckets: `sum by (job, le) (rate(${DURATION}_bucket[5m]))`,
    unknown: 'label_replace(foreign, "x", "$1", "y", "(.*)")',
    again: 'max by (job) (quantile)',
    itself: 'itself + ibex_process_up',
  };
  it.each([
    ['quantile{job="x"}', []],
    ['quantile{le="1"}', ['10 query/unknown-label: has no label le']],
    ['quantile{instance="a"}', ['10 query/unknown-label: has no label instance']],
    ['histogram_quantile(0.5, buckets)', []],
    ['buckets{le="0.3"}', ['12 query/unknown-value: its label le is never 0.3']],
    ['unknown{anything="x"}', []],
    ['sum by (le) (again)', ['9 query/unknown-label: no series of what is aggregated has the label le']],
    ['itself{service="auth"}', []],
    ['rate(quantile[5m])', []],
  ])('%s', (expression, findings) => {
    expect(findingsOf(expression, { records })).toEqual(findings);
  });
});
