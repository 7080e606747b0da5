import {
  type Catalog,
  counter,
  defineCatalog,
  enumeration,
  gauge,
  histogram,
  type LabelDomains,
  type MetricDefinition,
} from '@ibex/catalog';
import { describe, expect, it } from 'vitest';

import type { CatalogDifference } from '../../diff/catalog-change.js';
import type { FileQueries } from '../sources/found-query.js';
import { jsonQueries } from '../sources/json-queries.js';
import { promqlQueries } from '../sources/promql-queries.js';
import { yamlQueries } from '../sources/yaml-queries.js';
import type { BrokenQuery } from './broken-query.js';
import { brokenQueries } from './broken-queries.js';

const route = enumeration(['/a', '/b']);
const status = enumeration(['200', '404', '500']);
const tenant = enumeration(['x', 'y']);
const help = 'Something';

const REQUESTS = 'shop_api_requests_total';
const WORKERS = 'shop_api_workers';
const WAIT = 'shop_api_wait_seconds';

const requests = (labels: LabelDomains = { route, status }) => counter(REQUESTS, { help, labels });
const workers = (labels: LabelDomains = { route }) => gauge(WORKERS, { help, labels });
const wait = (last = 0.25) => histogram(WAIT, { help, labels: { route }, buckets: [0.1, last, 1] });

const BASE: readonly MetricDefinition[] = [
  requests(),
  counter('shop_api_errors_total', { help, labels: { route } }),
  workers(),
  gauge('shop_api_age_seconds', { help }),
  wait(),
];

function catalogOf(metrics: readonly MetricDefinition[]): Catalog {
  const bucketSets = { one: [0.1, 0.25, 1], other: [0.1, 0.5, 1] };
  return defineCatalog({ prefix: 'shop', services: ['api'], bucketSets, metrics });
}

/** A change: what is said of it, and what the metrics are then. */
interface Change {
  readonly differences: readonly CatalogDifference[];
  readonly replaced?: Readonly<Record<string, MetricDefinition | undefined>>;
}

function broken(
  { differences, replaced = {} }: Change,
  text: string,
  read = promqlQueries,
): readonly BrokenQuery[] {
  const head = BASE.flatMap((metric) => {
    const other = metric.name in replaced ? replaced[metric.name] : metric;
    return other ? [other] : [];
  });
  const file = { text, ...read(text) };
  return brokenQueries({
    changes: differences.map((one) => ({ ...one, verdict: 'breaking', reason: 'it is' })),
    base: catalogOf(BASE),
    // A counter that becomes a gauge has a name that the convention refuses; the checker must do without it.
    head: { ...catalogOf(BASE), metrics: head },
    files: [{ path: '/rules', file }],
  });
}

const REMOVED: Change = {
  differences: [{ kind: 'metric-removed', metric: REQUESTS, definition: requests() }],
  replaced: { [REQUESTS]: undefined },
};
const HISTOGRAM_RENAMED: Change = {
  differences: [
    { kind: 'metric-renamed', metric: WAIT, to: 'shop_api_pause_seconds', similarity: 0.9 },
    { kind: 'label-removed', metric: WAIT, label: 'route', domain: route },
  ],
  replaced: { [WAIT]: histogram('shop_api_pause_seconds', { help }) },
};
const LABEL_ADDED: Change = {
  differences: [{ kind: 'label-added', metric: REQUESTS, label: 'tenant', domain: tenant }],
  replaced: { [REQUESTS]: requests({ route, status, tenant }) },
};
const LABEL_ADDED_TO_GAUGE: Change = {
  differences: [{ kind: 'label-added', metric: WORKERS, label: 'tenant', domain: tenant }],
  replaced: { [WORKERS]: workers({ route, tenant }) },
};
const LABEL_REMOVED: Change = {
  differences: [{ kind: 'label-removed', metric: REQUESTS, label: 'route', domain: route }],
  replaced: { [REQUESTS]: requests({ status }) },
};
const LABEL_RENAMED: Change = {
  differences: [{ kind: 'label-renamed', metric: REQUESTS, label: 'route', to: 'path' }],
  replaced: { [REQUESTS]: requests({ path: route, status }) },
};
const VALUES_REMOVED: Change = {
  differences: [{ kind: 'values-removed', metric: REQUESTS, label: 'status', values: ['404'] }],
  replaced: { [REQUESTS]: requests({ route, status: enumeration(['200', '500']) }) },
};
const VALUES_EXCHANGED: Change = {
  differences: [
    ...VALUES_REMOVED.differences,
    { kind: 'values-added', metric: REQUESTS, label: 'status', values: ['410'] },
  ],
  replaced: { [REQUESTS]: requests({ route, status: enumeration(['200', '410', '500']) }) },
};
const VALUES_ADDED: Change = {
  differences: [{ kind: 'values-added', metric: REQUESTS, label: 'route', values: ['/c'] }],
  replaced: { [REQUESTS]: requests({ route: enumeration(['/a', '/b', '/c']), status }) },
};
const BUCKETS: Change = {
  differences: [{ kind: 'buckets', metric: WAIT, added: [0.5], removed: [0.25] }],
  replaced: { [WAIT]: wait(0.5) },
};
const COUNTER_TO_GAUGE: Change = {
  differences: [{ kind: 'type', metric: REQUESTS, from: 'counter', to: 'gauge' }],
  replaced: { [REQUESTS]: { ...gauge(REQUESTS, { help, labels: { route, status } }) } },
};
const GAUGE_TO_COUNTER: Change = {
  differences: [{ kind: 'type', metric: WORKERS, from: 'gauge', to: 'counter' }],
  replaced: { [WORKERS]: counter(WORKERS, { help, labels: { route } }) },
};
const HISTOGRAM_TO_GAUGE: Change = {
  differences: [{ kind: 'type', metric: WAIT, from: 'histogram', to: 'gauge' }],
  replaced: { [WAIT]: gauge(WAIT, { help, labels: { route } }) },
};
const UNIT: Change = {
  differences: [
    { kind: 'unit', metric: 'shop_api_age_seconds', from: 'seconds', to: 'milliseconds' },
    { kind: 'unit', metric: WAIT, from: 'seconds', to: 'milliseconds' },
  ],
};

function textAt(text: string, { line, column, endColumn }: BrokenQuery): string {
  return (text.split('\n')[line - 1] ?? '').slice(column - 1, endColumn - 1);
}

const rate = (name: string): string => `rate(${name}[5m])`;

describe.each<[string, Change, readonly (readonly [expression: string, how: string])[], readonly string[]]>([
  [
    'a metric is removed',
    REMOVED,
    [
      [`sum(${rate(REQUESTS)})`, `shop_api_requests_total: asks for ${REQUESTS}, which is gone`],
      [`absent(${REQUESTS})`, `shop_api_requests_total: asks for ${REQUESTS}, which is gone`],
      [`{__name__="${REQUESTS}"}`, `"shop_api_requests_total": asks for ${REQUESTS}, which is gone`],
      [
        'sum by (__name__) ({__name__=~"shop_api_req.*"})',
        `"shop_api_req.*": asks for shop_api_req.*, and ${REQUESTS} is gone`,
      ],
      [`{__name__=~"up|${REQUESTS}"}`, `shop_api_requests_total: asks for ${REQUESTS}, which is gone`],
      [
        `${WORKERS} / on (route) sum by (route) (${REQUESTS})`,
        `shop_api_requests_total: asks for ${REQUESTS}, which is gone`,
      ],
    ],
    [
      WORKERS,
      'sum(rate(other_requests_total[5m]))',
      `rate(${WAIT}_count[5m])`,
      'sum({__name__=~"shop_api_(requests|errors)_total"})',
      'count({__name__=~"shop_.*"})',
    ],
  ],
  [
    'a histogram is renamed, and loses a label',
    HISTOGRAM_RENAMED,
    [
      [
        `sum(${rate(`${WAIT}_count`)})`,
        `shop_api_wait_seconds_count: asks for ${WAIT}_count, which is called shop_api_pause_seconds_count now`,
      ],
      [
        'count({__name__=~"shop_api_wait_.*"})',
        `"shop_api_wait_.*": asks for shop_api_wait_.*, and ${WAIT} is called shop_api_pause_seconds now`,
      ],
      [
        `sum by (le, route) (${rate(`${WAIT}_bucket`)})`,
        `route: asks for the label route, which is gone; shop_api_wait_seconds_bucket: asks for ${WAIT}_bucket, which is called shop_api_pause_seconds_bucket now`,
      ],
    ],
    [WORKERS, 'count({__name__=~"shop_api_.*"})'],
  ],
  [
    'a counter gets a label',
    LABEL_ADDED,
    [
      [
        rate(REQUESTS),
        'shop_api_requests_total: gives more series, one for each value of the new label tenant',
      ],
      [
        `topk(3, ${rate(REQUESTS)})`,
        'shop_api_requests_total: gives more series, one for each value of the new label tenant',
      ],
      [
        `sum without (instance) (${rate(REQUESTS)})`,
        'without (instance): sum without (…) keeps the new label tenant, so there are more series',
      ],
      [
        `avg without (instance) (${rate(REQUESTS)})`,
        'without (instance): avg without (…) keeps the new label tenant, so there are more series',
      ],
      [
        `count(${REQUESTS})`,
        'count: count is of more series now, one for each value of the new label tenant',
      ],
      [
        `sum(count by (route) (${REQUESTS}))`,
        'count: count is of more series now, one for each value of the new label tenant',
      ],
      [
        `count(avg by (route) (${rate(REQUESTS)}) > 1)`,
        'avg: avg is of more series now, one for each value of the new label tenant',
      ],
      [
        `max by (route) (${rate(REQUESTS)})`,
        'max: max is of more series now, one for each value of the new label tenant',
      ],
      [
        `avg by (route) (${rate(REQUESTS)}) > 1`,
        'avg: avg is of more series now, one for each value of the new label tenant',
      ],
      [
        `sum(${rate(REQUESTS)} / on (route, job, instance) ${rate(WORKERS)})`,
        'on (route, job, instance): on (route, job, instance) matches many series now, with the new label tenant',
      ],
      [
        `sum(${rate(WORKERS)} / ignoring (status) group_right () ${rate(REQUESTS)})`,
        'ignoring (status) group_right (): / has the label tenant on one side only now, so nothing matches',
      ],
      [
        `sum(${REQUESTS} and sum by (job, instance, route, status) (${REQUESTS}))`,
        'and: and has the label tenant on one side only now, so nothing matches',
      ],
      [
        `sum(${WORKERS} * on (route) group_left () ${REQUESTS})`,
        'on (route) group_left (): on (route) matches many series now, with the new label tenant',
      ],
    ],
    [
      `sum(${rate(REQUESTS)})`,
      `sum by (route) (${rate(REQUESTS)})`,
      `sum(sum without (instance) (${rate(REQUESTS)}))`,
      `sum without (tenant) (${rate('other_requests_total')})`,
      `group by (route) (${REQUESTS})`,
      `sum(${REQUESTS} * on (route) group_left () sum by (route) (${WORKERS}))`,
      `sum(${REQUESTS} / ${REQUESTS} offset 5m)`,
      `sum(${REQUESTS} unless on (route) ${WORKERS})`,
      `sum(${REQUESTS} or ${WORKERS})`,
      `absent(${REQUESTS}{route="/a"})`,
      `count(count by (route) (${REQUESTS}))`,
      `absent(avg by (route) (${REQUESTS}))`,
      `sum(${WORKERS} and on (route) max by (route) (${REQUESTS}))`,
      `scalar(sum(${REQUESTS}))`,
      `scalar(${REQUESTS})`,
      `sum by (route) (${REQUESTS}) / sum by (route) (${WORKERS})`,
      `sum(${REQUESTS}) > 2 * sum(${WORKERS})`,
      rate('shop_api_errors_total'),
    ],
  ],
  [
    'a gauge gets a label',
    LABEL_ADDED_TO_GAUGE,
    [
      [WORKERS, 'shop_api_workers: gives more series, one for each value of the new label tenant'],
      [
        `scalar(${WORKERS}{route="/a"})`,
        'scalar: scalar is of many series now, with the new label tenant, so it gives no number',
      ],
      [`avg(${WORKERS})`, 'avg: avg is of more series now, one for each value of the new label tenant'],
    ],
    [`max(${WORKERS})`, `min by (route) (${WORKERS})`, `sum(${WORKERS})`],
  ],
  [
    'a label is removed',
    LABEL_REMOVED,
    [
      [`sum by (route) (${rate(REQUESTS)})`, 'route: asks for the label route, which is gone'],
      [`sum(${rate(`${REQUESTS}{route="/a"}`)})`, 'route: asks for the label route, which is gone'],
      [`sum(${rate(`${REQUESTS}{route!="/a"}`)})`, 'route: asks for the label route, which is gone'],
      [
        `sum(${REQUESTS} / on (route) group_left () ${WORKERS})`,
        'route: asks for the label route, which is gone',
      ],
      [
        `sum(${REQUESTS} * on (job) group_left (route) ${REQUESTS})`,
        'route: asks for the label route, which is gone',
      ],
      [
        `sum(label_replace(${REQUESTS}, "x", "$1", "route", "(.*)"))`,
        '"route": asks for the label route, which is gone',
      ],
      [
        rate(REQUESTS),
        'shop_api_requests_total: gives series without the label route, which is gone, so there are fewer',
      ],
      [`count(${REQUESTS})`, 'count: count is of fewer series now, without the label route, which is gone'],
      [
        `sum(${REQUESTS} / ignoring (status) group_left () ${WORKERS})`,
        'ignoring (status) group_left (): / has the label route on one side only now, so nothing matches',
      ],
    ],
    [
      `sum(${rate(REQUESTS)})`,
      `sum by (status) (${rate(REQUESTS)})`,
      `sum without (route, instance, status) (${rate(REQUESTS)})`,
      `sum(${REQUESTS} / ignoring (route) ${REQUESTS})`,
      `sum(${REQUESTS} * on (job) group_left () ${WORKERS})`,
      `sum by (route) (${rate('shop_api_errors_total')})`,
    ],
  ],
  [
    'a label is renamed',
    LABEL_RENAMED,
    [
      [`sum by (route) (${rate(REQUESTS)})`, 'route: asks for the label route, which is called path now'],
      [rate(REQUESTS), 'shop_api_requests_total: gives series with the label path where they had route'],
      [
        `sum without (status) (${rate(REQUESTS)})`,
        'without (status): gives series with the label path where they had route',
      ],
    ],
    [`sum(${rate(REQUESTS)})`, `count(${REQUESTS})`, `max by (status) (${rate(REQUESTS)})`],
  ],
  [
    'a value is never there any more',
    VALUES_REMOVED,
    [
      [`${REQUESTS}{status="404"}`, '"404": asks for status="404", which is never there'],
      [`${REQUESTS}{status=~"404|500"}`, '"404|500": asks for status="404", which is never there'],
      [`sum(${REQUESTS}{status=~"4.."})`, '"4..": asks for status=~"4..", which is never there'],
    ],
    [
      `${REQUESTS}{status!="404"}`,
      `${REQUESTS}{status!~"404|500"}`,
      `${REQUESTS}{status="500"}`,
      `${REQUESTS}{status=~"[45].."}`,
      `${REQUESTS}{status="403"}`,
      REQUESTS,
    ],
  ],
  [
    'one value takes the place of another',
    VALUES_EXCHANGED,
    [
      [`${REQUESTS}{status="404"}`, '"404": asks for status="404", which is never there'],
      [`${REQUESTS}{status!="404"}`, '"404": asks for status="404", which is never there'],
    ],
    [`${REQUESTS}{status=~"4.."}`],
  ],
  [
    'a value is added',
    VALUES_ADDED,
    [],
    [REQUESTS, `sum by (route) (${REQUESTS})`, `${REQUESTS}{route!="/a"}`],
  ],
  [
    'buckets change',
    BUCKETS,
    [
      [`${WAIT}_bucket{le="0.25"}`, '"0.25": asks for le="0.25", which is no bucket any more'],
      [
        `histogram_quantile(0.9, sum by (le) (${rate(`${WAIT}_bucket`)}))`,
        'histogram_quantile: histogram_quantile reads buckets that are others now',
      ],
    ],
    [
      `${WAIT}_bucket{le="0.1"}`,
      `sum(${rate(`${WAIT}_sum`)}) / sum(${rate(`${WAIT}_count`)})`,
      `sum by (le) (${rate(`${WAIT}_bucket`)})`,
      `histogram_quantile(0.9, sum by (le) (${rate('other_bucket')}))`,
    ],
  ],
  [
    'a counter becomes a gauge',
    COUNTER_TO_GAUGE,
    [
      [`sum(${rate(REQUESTS)})`, 'rate: uses rate on what is a gauge now'],
      [`sum(increase(${REQUESTS}[1h]))`, 'increase: uses increase on what is a gauge now'],
    ],
    [REQUESTS, `changes(${REQUESTS}[5m])`],
  ],
  [
    'a gauge becomes a counter',
    GAUGE_TO_COUNTER,
    [
      [WORKERS, `${WORKERS}: takes the value of what is a counter now, and only grows`],
      [`${WORKERS} > 5`, `${WORKERS}: takes the value of what is a counter now, and only grows`],
      [`count(${WORKERS} > 5)`, `${WORKERS}: takes the value of what is a counter now, and only grows`],
      [`sum(delta(${WORKERS}[5m]))`, 'delta: uses delta on what is a counter now'],
    ],
    [`count(${WORKERS})`, `absent(${WORKERS})`, `changes(${WORKERS}[5m])`],
  ],
  [
    'a histogram becomes a gauge',
    HISTOGRAM_TO_GAUGE,
    [
      [
        `sum by (le) (${rate(`${WAIT}_bucket`)})`,
        `${WAIT}_bucket: asks for ${WAIT}_bucket, and the metric is a gauge now`,
      ],
      [rate(`${WAIT}_sum`), `${WAIT}_sum: asks for ${WAIT}_sum, and the metric is a gauge now`],
    ],
    [WORKERS],
  ],
  [
    'a unit changes',
    UNIT,
    [
      [
        'shop_api_age_seconds > 0.5',
        '0.5: compares what is in milliseconds now, and was in seconds, in which 0.5 means something else',
      ],
      [
        'max(shop_api_age_seconds)',
        'shop_api_age_seconds: gives what is in milliseconds now, and was in seconds',
      ],
      [
        `histogram_quantile(0.9, ${rate(`${WAIT}_bucket`)}) >= 1`,
        '1: compares what is in milliseconds now, and was in seconds, in which 1 means something else',
      ],
      [
        `sum(${rate(`${WAIT}_sum`)}) / sum(${rate(`${WAIT}_count`)})`,
        'shop_api_wait_seconds_sum: gives what is in milliseconds now, and was in seconds',
      ],
    ],
    [
      `sum(${rate(`${WAIT}_count`)}) > 5`,
      'shop_api_age_seconds == bool 0',
      'count(shop_api_age_seconds)',
      'changes(shop_api_age_seconds[5m]) > 3',
      'shop_api_age_seconds / shop_api_age_seconds offset 1h',
      `${WORKERS} > 5`,
    ],
  ],
])('when %s', (_, change, breaking, others) => {
  if (breaking.length > 0) {
    it.each(breaking)('%s breaks', (expression, how) => {
      const found = broken(change, expression);
      expect(found.map((one) => `${textAt(expression, one)}: ${one.how}`).join('; ')).toBe(how);
    });
  }

  it.each(others)('%s does not', (expression) => {
    expect(broken(change, expression).map(({ how }) => how)).toEqual([]);
  });
});

/** Each query that breaks, as `line kind name: how (through …)`. */
function told(change: Change, text: string, read: (text: string) => FileQueries = promqlQueries): string[] {
  return broken(change, text, read).map(({ line, query, how, through }) =>
    [
      `${String(line)} ${query.kind} ${query.text}: ${how}`,
      ...(through.length > 0 ? [`(through ${through.join(', ')})`] : []),
    ].join(' '),
  );
}

describe('what a rule records breaks', () => {
  const rules = (...lines: readonly string[]): string => lines.map((line) => `- { ${line} }`).join('\n');
  const records = (record: string, expr: string): string => `record: '${record}', expr: '${expr}'`;
  const alerts = (alert: string, expr: string): string => `alert: ${alert}, expr: '${expr}'`;

  it('with the metric, and with it whatever asks for it, through as many rules as there are', () => {
    const text = rules(
      records('job:a:rate5m', `sum by (job) (${rate(REQUESTS)})`),
      records('job:b:rate1h', 'avg_over_time(job:a:rate5m[1h])'),
      alerts('Low', 'job:b:rate1h < 1'),
      alerts('Other', `sum(${rate('shop_api_errors_total')}) > 1`),
    );
    const how = `asks for ${REQUESTS}, which is gone`;
    expect(told(REMOVED, text, yamlQueries)).toEqual([
      `1 record job:a:rate5m: ${how}`,
      `2 record job:b:rate1h: ${how} (through job:a:rate5m)`,
      `3 alert Low: ${how} (through job:b:rate1h, job:a:rate5m)`,
    ]);
  });

  it('for those only who need the labels that it has no more', () => {
    const text = rules(
      records('route:a:rate5m', `sum by (route, job) (${rate(REQUESTS)})`),
      alerts('ByRoute', 'sum by (route) (route:a:rate5m) > 1'),
      alerts('One', 'route:a:rate5m{route="/a"} > 1'),
      alerts('All', 'sum(route:a:rate5m) > 1'),
      alerts('Each', 'route:a:rate5m > 1'),
      alerts('Most', 'max(route:a:rate5m) > 1'),
    );
    const gone = 'asks for the label route, which is gone';
    expect(told(LABEL_REMOVED, text, yamlQueries)).toEqual([
      `1 record route:a:rate5m: ${gone}`,
      `2 alert ByRoute: ${gone} (through route:a:rate5m)`,
      `3 alert One: ${gone} (through route:a:rate5m)`,
      '5 alert Each: gives series without the label route, which is gone, so there are fewer (through route:a:rate5m)',
      '6 alert Most: max is of fewer series now, without the label route, which is gone (through route:a:rate5m)',
    ]);
  });

  it('for those only who see that there are more series of it', () => {
    const text = rules(
      records('a:rate5m', `sum without (status, instance) (${rate(REQUESTS)})`),
      alerts('Sum', 'sum by (route) (a:rate5m) > 1'),
      alerts('Each', 'a:rate5m > 1'),
      alerts('Without', 'sum without (job) (a:rate5m) > 1'),
    );
    expect(told(LABEL_ADDED, text, yamlQueries)).toEqual([
      '1 record a:rate5m: sum without (…) keeps the new label tenant, so there are more series',
      '3 alert Each: gives more series, one for each value of the new label tenant (through a:rate5m)',
      '4 alert Without: sum without (…) keeps the new label tenant, so there are more series (through a:rate5m)',
    ]);
  });

  it('with the buckets and the unit of its metric', () => {
    const text = rules(
      records('le:a:rate5m', `sum by (le) (${rate(`${WAIT}_bucket`)})`),
      alerts('Slow', 'histogram_quantile(0.9, le:a:rate5m) > 2'),
      records('age', 'max(shop_api_age_seconds)'),
      alerts('Old', 'age > 60'),
    );
    expect(told(BUCKETS, text, yamlQueries)).toEqual([
      '2 alert Slow: histogram_quantile reads buckets that are others now (through le:a:rate5m)',
    ]);
    expect(told(UNIT, text, yamlQueries)).toEqual([
      '2 alert Slow: compares what is in milliseconds now, and was in seconds, in which 2 means something else (through le:a:rate5m)',
      '3 record age: gives what is in milliseconds now, and was in seconds',
      '4 alert Old: gives what is in milliseconds now, and was in seconds (through age)',
    ]);
  });

  it('not for ever, where it asks for itself', () => {
    const text = rules(records('a', `a + sum(${REQUESTS})`));
    expect(told(REMOVED, text, yamlQueries)).toEqual([`1 record a: asks for ${REQUESTS}, which is gone`]);
  });
});

describe('a query that breaks is told', () => {
  it('where its annotation names a label that is gone', () => {
    const text = `alert: A\nexpr: sum without (status) (${REQUESTS})\nannotations:\n  summary: '{{ $labels.route }}'`;
    const [found] = broken(LABEL_RENAMED, text, yamlQueries);
    expect(found).toMatchObject({ file: '/rules', line: 4, column: 24, endColumn: 29 });
    expect(told(LABEL_RENAMED, text, yamlQueries)).toEqual([
      '4 alert A: tells the label route, which is called path now',
    ]);
  });

  it('where a variable wants the values of a label that is gone', () => {
    const text = `{"title":"T","templating":{"list":[{"name":"r","type":"query","query":"label_values(${REQUESTS}, route)"}]}}`;
    const [first] = broken(LABEL_RENAMED, text, jsonQueries);
    expect(first && textAt(text, first)).toBe('route');
    expect(told(LABEL_RENAMED, text, jsonQueries)).toEqual([
      '1 variable T › r: asks for the values of the label route, which is called path now',
    ]);
    expect(told(LABEL_ADDED, text, jsonQueries)).toEqual([]);
  });

  it('by its comment, or by its place in a file of nothing but queries', () => {
    const text = `sum(${WORKERS})\n\n${REQUESTS}\n\n# All of them\nsum(${REQUESTS})\n`;
    expect(told(REMOVED, text)).toEqual([
      `3 query 2: asks for ${REQUESTS}, which is gone`,
      `6 query All of them: asks for ${REQUESTS}, which is gone`,
    ]);
  });

  it('once for each change', () => {
    const change = {
      ...LABEL_REMOVED,
      differences: [...LABEL_REMOVED.differences, ...VALUES_REMOVED.differences],
      replaced: { [REQUESTS]: requests({ status: enumeration(['200', '500']) }) },
    };
    const text = `sum by (route) (${REQUESTS}{status="404", route="/a"}) / sum by (route) (${REQUESTS})`;
    expect(told(change, text)).toEqual([
      '1 query 1: asks for the label route, which is gone',
      '1 query 1: asks for status="404", which is never there',
    ]);
  });

  it('of no change that is one of words only', () => {
    const file = { text: REQUESTS, ...promqlQueries(REQUESTS) };
    const [difference] = REMOVED.differences;
    const changes = difference ? [{ ...difference, verdict: 'cosmetic' as const, reason: '' }] : [];
    const catalog = catalogOf(BASE);
    expect(brokenQueries({ changes, base: catalog, head: catalog, files: [{ path: '/a', file }] })).toEqual(
      [],
    );
  });
});
