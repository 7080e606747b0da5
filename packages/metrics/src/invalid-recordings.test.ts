/* eslint-disable ibex-metrics/bounded-label-values -- values outside of their domain are what is tested */
import { metricBound, worstCaseSeries } from '@ibex/catalog';
import { describe, expect, it } from 'vitest';

import { createMetrics, ibexCatalog, type InvalidRecording, type Metrics } from './index.js';
import { type Choices, randomChoices } from './testing/random-choices.js';
import { readExposition, valueOf, withoutBound } from './testing/read-exposition.js';

/** The recorders as JavaScript sees them, where no compiler stands in the way. */
type UncheckedRecorders = Record<string, Record<string, (...args: readonly unknown[]) => unknown>>;

interface InvalidCase {
  readonly what: string;
  readonly record: (recorders: UncheckedRecorders) => unknown;
  /** What is reported. */
  readonly reports: Omit<InvalidRecording, 'count'>;
  /** The one series that has changed from zero, where it was folded. */
  readonly recorded?: readonly [name: string, labels: Record<string, string>, value: number];
}

const LIMITED = 'ibex_proxy_rate_limited_total';
const ERRORS = 'ibex_proxy_rate_limit_redis_errors_total';
const REQUESTS = 'ibex_proxy_requests_total';
const TOKENS = 'ibex_auth_validate_token_duration_seconds';
const POOL = 'ibex_db_pool_open_connections';
const CONNECTIONS = 'ibex_proxy_active_connections';

const cases: readonly InvalidCase[] = [
  {
    what: 'a value outside the domain is folded to its "other"',
    record: (recorders) => recorders[LIMITED]?.['inc']?.({ result: 'hostile' }, 2),
    reports: { metric: LIMITED, label: 'result', reason: 'value-outside-domain', outcome: 'folded' },
    recorded: [LIMITED, { result: 'denied' }, 2],
  },
  {
    what: 'a requested path is folded to "unmatched"',
    record: (recorders) =>
      recorders[REQUESTS]?.['inc']?.({ route: '/v1/hostile', method: 'GET', status_code: '404' }),
    reports: { metric: REQUESTS, label: 'route', reason: 'value-outside-domain', outcome: 'folded' },
    recorded: [REQUESTS, { route: 'unmatched', method: 'GET', status_code: '404' }, 1],
  },
  {
    what: 'an unusual status code is folded to its class',
    record: (recorders) =>
      recorders[REQUESTS]?.['inc']?.({ route: 'unmatched', method: 'GET', status_code: '418' }),
    reports: { metric: REQUESTS, label: 'status_code', reason: 'value-outside-domain', outcome: 'folded' },
    recorded: [REQUESTS, { route: 'unmatched', method: 'GET', status_code: '400' }, 1],
  },
  {
    what: 'a histogram folds as a counter does',
    record: (recorders) => recorders[TOKENS]?.['observe']?.({ result: 'hostile' }, 7),
    reports: { metric: TOKENS, label: 'result', reason: 'value-outside-domain', outcome: 'folded' },
    recorded: [`${TOKENS}_sum`, { result: 'error' }, 7],
  },
  {
    what: 'a missing label is folded',
    record: (recorders) => recorders[LIMITED]?.['inc']?.({}),
    reports: { metric: LIMITED, label: 'result', reason: 'label-missing', outcome: 'folded' },
    recorded: [LIMITED, { result: 'denied' }, 1],
  },
  ...[undefined, null, 42, 'hostile', Symbol('hostile'), true].map((labels): InvalidCase => ({
    what: `${String(labels)} in place of labels is all of them missing`,
    record: (recorders) => recorders[LIMITED]?.['inc']?.(labels),
    reports: { metric: LIMITED, label: 'result', reason: 'label-missing', outcome: 'folded' },
    recorded: [LIMITED, { result: 'denied' }, 1],
  })),
  {
    what: 'an undeclared label is left out',
    record: (recorders) => recorders[LIMITED]?.['inc']?.({ result: 'allowed', hostile: 'hostile' }),
    reports: { metric: LIMITED, reason: 'label-undeclared', outcome: 'folded' },
    recorded: [LIMITED, { result: 'allowed' }, 1],
  },
  {
    what: 'a label that throws drops the recording',
    record: (recorders) =>
      recorders[LIMITED]?.['inc']?.({
        get result() {
          throw new Error('hostile');
        },
      }),
    reports: { metric: LIMITED, reason: 'recording-failed', outcome: 'dropped' },
  },
  ...[Number.NaN, -1, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 'hostile', null, true, 1n].map(
    (amount): InvalidCase => ({
      what: `a counter drops the amount ${String(amount)} (${typeof amount})`,
      record: (recorders) => recorders[ERRORS]?.['inc']?.(amount),
      reports: { metric: ERRORS, reason: 'amount-invalid', outcome: 'dropped' },
    }),
  ),
  ...[Number.NaN, -0.1, Number.POSITIVE_INFINITY, '1', undefined].map((value): InvalidCase => ({
    what: `a histogram drops the value ${String(value)} (${typeof value})`,
    record: (recorders) => recorders[TOKENS]?.['observe']?.({ result: 'ok' }, value),
    reports: { metric: TOKENS, reason: 'amount-invalid', outcome: 'dropped' },
  })),
  ...['set', 'inc', 'dec'].flatMap((method) =>
    [Number.NaN, Number.NEGATIVE_INFINITY, '1'].map((value): InvalidCase => ({
      what: `${method} of a gauge drops ${String(value)} (${typeof value})`,
      record: (recorders) => recorders[CONNECTIONS]?.[method]?.(value),
      reports: { metric: CONNECTIONS, reason: 'amount-invalid', outcome: 'dropped' },
    })),
  ),
  {
    what: 'a gauge drops a foreign value: folded it would overwrite another series',
    record: (recorders) => recorders[POOL]?.['set']?.({ state: 'hostile' }, 7),
    reports: { metric: POOL, label: 'state', reason: 'value-outside-domain', outcome: 'dropped' },
  },
  {
    what: 'a gauge drops what lacks a label',
    record: (recorders) => recorders[POOL]?.['set']?.({}, 7),
    reports: { metric: POOL, label: 'state', reason: 'label-missing', outcome: 'dropped' },
  },
  {
    what: 'labels on a metric without any are no amount',
    record: (recorders) => recorders[ERRORS]?.['inc']?.({ hostile: 'hostile' }, 1),
    reports: { metric: ERRORS, reason: 'amount-invalid', outcome: 'dropped' },
  },
];

describe('an invalid recording', () => {
  it.each(cases.map((invalidCase) => [invalidCase.what, invalidCase] as const))(
    '%s',
    async (_what, { record, reports, recorded }) => {
      const told: InvalidRecording[] = [];
      const metrics = createMetrics({
        service: 'proxy',
        runtimeMetrics: false,
        onInvalidRecording: (recording) => told.push(recording),
      });
      const before = await metrics.scrape();

      expect(record(unchecked(metrics))).toBeUndefined();

      const { body } = await metrics.scrape();
      expect(metrics.invalidRecordings()).toEqual([{ ...reports, count: 1 }]);
      expect(told).toEqual([{ ...reports, count: 1 }]);
      if (recorded) {
        const [name, labels, value] = recorded;
        expect(valueOf(body, name, labels)).toBe(value);
      } else {
        expect(body).toBe(before.body);
      }
      expect(body + JSON.stringify(told)).not.toContain('hostile');
    },
  );

  it('is told of once per metric, label and reason, and counted every time', () => {
    const told: string[] = [];
    const metrics = createMetrics({
      service: 'proxy',
      runtimeMetrics: false,
      onInvalidRecording: ({ metric, reason, count }) => told.push(`${metric} ${reason} ${String(count)}`),
    });
    const recorders = unchecked(metrics);
    for (const result of ['hostile-1', 'hostile-2', 'hostile-3']) recorders[LIMITED]?.['inc']?.({ result });
    recorders[LIMITED]?.['inc']?.({ result: 'allowed' }, Number.NaN);
    recorders[TOKENS]?.['observe']?.({ result: 'hostile-4' }, 1);
    recorders[LIMITED]?.['inc']?.({ result: 'hostile-5' });
    expect(told).toEqual([
      `${LIMITED} value-outside-domain 1`,
      `${LIMITED} amount-invalid 1`,
      `${TOKENS} value-outside-domain 1`,
    ]);
    expect(metrics.invalidRecordings().map(({ count }) => count)).toEqual([4, 1, 1]);
  });

  it('is recorded as ever where the listener throws', async () => {
    const metrics = createMetrics({
      service: 'proxy',
      runtimeMetrics: false,
      onInvalidRecording: () => {
        throw new Error('the log is full');
      },
    });
    unchecked(metrics)[LIMITED]?.['inc']?.({ result: 'hostile' });
    expect(valueOf((await metrics.scrape()).body, LIMITED, { result: 'denied' })).toBe(1);
    expect(metrics.invalidRecordings()).toHaveLength(1);
  });

  it('does not exist where the recording is right', () => {
    const metrics = createMetrics({ service: 'proxy', runtimeMetrics: false });
    metrics.record.ibex_proxy_rate_limited_total.inc({ result: 'denied' }, 0);
    metrics.record.ibex_db_pool_open_connections.inc({ state: 'idle' }, -1);
    metrics.record.ibex_auth_grpc_requests_total.inc({ method: 'OTHER', status: 'UNKNOWN' });
    expect(metrics.invalidRecordings()).toEqual([]);
  });
});

describe.each([1, 2, 3])('whatever is recorded (seed %i)', (seed) => {
  const RECORDINGS = 4000;

  it('nothing is thrown, and no series is made outside the catalog', async () => {
    const told: InvalidRecording[] = [];
    const metrics = createMetrics({
      service: 'proxy',
      runtimeMetrics: false,
      onInvalidRecording: (recording) => told.push(recording),
    });
    const started = seriesIn((await metrics.scrape()).body);

    recordAnything(unchecked(metrics), randomChoices(seed), RECORDINGS);

    const { body } = await metrics.scrape();
    for (const { name, type, samples } of readExposition(body)) {
      const definition = ibexCatalog.metrics.find((metric) => metric.name === name);
      if (!definition) throw new Error(`${name} is not in the catalog`);
      const domains: Readonly<Record<string, { values: readonly string[] }>> = definition.labels;
      for (const sample of samples) {
        const labels = type === 'histogram' ? withoutBound(sample.labels) : sample.labels;
        expect(Object.keys(labels).sort()).toEqual(Object.keys(domains).sort());
        for (const [label, text] of Object.entries(labels)) expect(domains[label]?.values).toContain(text);
        expect(sample.value).toBeGreaterThanOrEqual(type === 'gauge' ? Number.NEGATIVE_INFINITY : 0);
      }
      expect(samples.length, name).toBeLessThanOrEqual(metricBound(definition).series);
    }
    expect(seriesIn(body)).toBeLessThanOrEqual(worstCaseSeries(ibexCatalog).total);
    // It did record: far more series than there were, and every reason there is.
    expect(seriesIn(body)).toBeGreaterThan(2 * started);
    expect(new Set(told.map(({ reason }) => reason))).toEqual(
      new Set([
        'value-outside-domain',
        'label-missing',
        'label-undeclared',
        'amount-invalid',
        'recording-failed',
      ]),
    );

    // Every kind was told of once, and neither the report nor the exposition holds what was given.
    const kinds = metrics.invalidRecordings().map(kindOf);
    expect(told.map(kindOf)).toEqual(kinds);
    expect(new Set(kinds).size).toBe(kinds.length);
    expect(body).not.toContain('hostile');
    expect(JSON.stringify([told, metrics.invalidRecordings()])).not.toContain('hostile');
  });
});

function kindOf({ metric, label = '', reason, outcome }: InvalidRecording): string {
  return `${metric} ${label} ${reason} ${outcome}`;
}

function seriesIn(body: string): number {
  return readExposition(body).reduce((sum, { samples }) => sum + samples.length, 0);
}

function unchecked({ record }: Metrics): UncheckedRecorders {
  return record as unknown as UncheckedRecorders;
}

function recordAnything(recorders: UncheckedRecorders, choose: Choices, recordings: number): void {
  const amounts = [
    ...[1, 0, 0.003, 7, -1, Number.NaN, Number.POSITIVE_INFINITY, Number.MIN_VALUE, '1', 'hostile'],
    ...[null, undefined, {}, [], 1n, Symbol('hostile'), () => 1],
  ];
  for (let index = 0; index < recordings; index += 1) {
    const { name, labels } = choose.one(ibexCatalog.metrics);
    const recorder = recorders[name] ?? {};
    const method = choose.one(Object.keys(recorder));
    const given = anyLabels(labels, choose);
    if (method === 'startTimer') {
      const stop = recorder[method]?.() as (...args: readonly unknown[]) => number;
      stop(...choose.one([[given], []]));
    } else {
      const amount = choose.often(1, () => choose.one(amounts));
      recorder[method]?.(...choose.one([[given, amount], [given, amount], [given], [amount], []]));
    }
  }
}

function anyLabels(
  domains: Readonly<Record<string, { values: readonly string[] }>>,
  choose: Choices,
): unknown {
  const hostile = [
    ...['hostile', 'hostile"} 1\n', '', '__proto__', 'toString', `hostile-${String(choose.number(1e9))}`],
    ...[undefined, null, 200, 1n, Symbol('hostile'), ['hostile'], { toString: () => 'GET' }],
  ];
  const labels: Record<string, unknown> = {};
  for (const [label, { values }] of Object.entries(domains)) {
    labels[label] = choose.often(choose.one(values), () => choose.one(hostile));
    if (choose.number(50) === 0) Reflect.deleteProperty(labels, label);
    if (choose.number(50) === 0) {
      Object.defineProperty(labels, label, {
        enumerable: true,
        get: () => {
          throw new Error('hostile');
        },
      });
    }
  }
  if (choose.number(20) === 0) labels[choose.one(['hostile', 'org_id', 'le', 'constructor'])] = 'hostile';
  return choose.often(labels, () =>
    choose.one([
      null,
      7,
      'hostile',
      ['hostile'],
      Object.create(labels) as unknown,
      new Proxy(labels, {
        ownKeys: () => {
          throw new Error('hostile');
        },
      }),
    ]),
  );
}
