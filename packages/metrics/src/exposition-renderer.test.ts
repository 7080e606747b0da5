import {
  enumeration,
  initialSeries,
  type LabelValues,
  LATENCY_BUCKETS,
  type MetricDefinition,
} from '@ibex/catalog';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { buildRecorders } from './build-recorders.js';
import type { ExemplarLabels } from './exemplar-source.js';
import { expositionRenderer } from './exposition-renderer.js';
import { ibexCatalog } from './index.js';
import { InvalidRecordings } from './invalid-recordings.js';
import type { RecordedMetric } from './recorded-metric.js';
import type { ScrapeFormat } from './scrape-format.js';
import { plainMetrics } from './testing/plain-metrics.js';
import { type Choices, randomChoices } from './testing/random-choices.js';

const FORMATS: readonly ScrapeFormat[] = ['text', 'openmetrics'];

/**
 * What prom-client has to escape, and numbers that are written in every way there is; as plain data, for no catalog would
 * have them.
 */
const UNUSUAL: readonly MetricDefinition[] = [
  {
    type: 'counter',
    name: 'ibex_proxy_odd_things_total',
    help: 'Has a \\ and a\nline feed and "quotes"',
    labels: { kind: enumeration(['plain', 'a "quoted" one', 'back\\slash', 'line\nfeed', 'größe', '']) },
  },
  { type: 'counter', name: 'ibex_proxy_odd_name', help: 'A counter of another name', labels: {} },
  {
    type: 'gauge',
    name: 'ibex_proxy_odd_level',
    help: 'Without initial series',
    labels: { side: enumeration(['a', 'b']) },
    initial: [],
  },
  {
    type: 'histogram',
    name: 'ibex_proxy_odd_sizes_bytes',
    help: 'Bounds of all sizes',
    labels: { kind: enumeration(['a', 'b"']), other: enumeration(['1', '2']) },
    initial: [{ kind: ['b"'] }],
    buckets: [-9, -1, 0, 3, 6, 21].map((power) => 10 ** power),
  },
  {
    type: 'histogram',
    name: 'ibex_proxy_odd_waits_seconds',
    help: 'Without labels',
    labels: {},
    buckets: LATENCY_BUCKETS,
  },
];

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

// prom-client writes our exposition, out of numbers of ours: nothing may show that they are not its own.
describe.each(FORMATS)('the exposition (%s) is byte for byte that of prom-client alone', (format) => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_700_000_000_123 });
  });

  it.each([
    ['our catalog', 1, ibexCatalog.metrics],
    ['our catalog', 2, ibexCatalog.metrics],
    ['unusual metrics', 3, UNUSUAL],
    ['unusual metrics', 4, UNUSUAL],
  ] as const)('with random recordings of %s (seed %i)', async (_what, seed, definitions) => {
    const pair = bothOf(definitions, format);
    expect(await pair.ours()).toBe(await pair.plain());

    const choose = randomChoices(seed);
    for (const recordings of [1, 100, 4000]) {
      for (let index = 0; index < recordings; index += 1) pair.record(randomRecording(definitions, choose));
      vi.advanceTimersByTime(1234);
      expect(await pair.ours()).toBe(await pair.plain());
    }
  });

  it('with every series there can be', async () => {
    const pair = bothOf(ibexCatalog.metrics, format);
    for (const recording of everySeries(ibexCatalog.metrics)) pair.record(recording);
    const body = await pair.ours();
    expect(body.split('\n').length).toBeGreaterThan(13_445);
    expect(body).toBe(await pair.plain());
  });
});

describe('a rendering', () => {
  it('changes nothing for those of the other format, also where they run at the same time', async () => {
    const { recorded, record } = ofOurCatalog();
    recordEverySeries(record);
    const text = rendererOf('text', recorded);
    const openMetrics = rendererOf('openmetrics', recorded);
    const alone = [await text(), await openMetrics()];
    expect(await Promise.all([text(), openMetrics()])).toEqual(alone);
    expect([await text(), await openMetrics()]).toEqual(alone);
  });

  it('is of one moment, whatever is recorded meanwhile', async () => {
    const { recorded, record } = ofOurCatalog();
    recordEverySeries(record);
    const render = rendererOf('text', recorded);
    const before = await render();
    let recordings = 0;
    let isOver = false;
    const recordOn = () => {
      if (isOver) return;
      recordEverySeries(record);
      recordings += 1;
      setImmediate(recordOn);
    };
    everyReadingTakes(1);
    const rendering = render();
    recordOn();
    expect(await rendering).toBe(before);
    isOver = true;
    expect(recordings).toBeGreaterThan(10);
    expect(await render()).not.toBe(before);
  });

  it('lets the event loop go round again and again', async () => {
    const { recorded, record } = ofOurCatalog();
    recordEverySeries(record);
    const render = rendererOf('text', recorded);
    everyReadingTakes(1);
    let turns = 0;
    let isOver = false;
    const count = () => {
      if (isOver) return;
      turns += 1;
      setImmediate(count);
    };
    setImmediate(count);
    await render();
    isOver = true;
    // 13,445 samples in pieces of 64 and a few more; after two of them the loop was held for long.
    expect(turns).toBeGreaterThan(13_445 / 200);
  });
});

interface Recording {
  readonly definition: MetricDefinition;
  readonly labels: LabelValues;
  readonly method: 'inc' | 'dec' | 'set' | 'observe';
  readonly amount: number;
}

type UncheckedRecorders = Record<string, Record<string, (...args: readonly unknown[]) => unknown>>;

/** Ours and the metrics of prom-client alone, which are recorded alike. */
function bothOf(definitions: readonly MetricDefinition[], format: ScrapeFormat) {
  let trace = 0;
  const exemplar = (): ExemplarLabels | undefined =>
    trace % 3 === 0
      ? undefined
      : { trace_id: trace.toString(16).padStart(32, '0'), span_id: trace.toString(16).padStart(16, 'a') };
  const { record, recorded } = buildRecorders(definitions, new InvalidRecordings(), exemplar);
  const plain = plainMetrics(definitions, format);
  return {
    ours: rendererOf(format, recorded),
    plain: () => plain.registry.metrics(),
    record: ({ definition: { name, type, labels: domains }, labels, method, amount }: Recording) => {
      trace += 1;
      const args = Object.keys(domains).length > 0 ? [{ ...labels }, amount] : [amount];
      (record as unknown as UncheckedRecorders)[name]?.[method]?.(...args);
      if (type !== 'histogram') {
        const metric = type === 'counter' ? plain.counters[name] : plain.gauges[name];
        (metric as unknown as UncheckedRecorders[string])[method]?.(...args);
      } else if (format === 'text') {
        plain.histograms[name]?.observe({ ...labels }, amount);
      } else {
        const exemplarLabels = name.endsWith('_seconds') ? exemplar() : undefined;
        plain.histograms[name]?.observe({
          labels: { ...labels },
          value: amount,
          exemplarLabels: { ...exemplarLabels },
        });
      }
    },
  };
}

function rendererOf(format: ScrapeFormat, recorded: readonly RecordedMetric[]): () => Promise<string> {
  const render = expositionRenderer(format, recorded, false);
  return async () => (await render()).toString();
}

function ofOurCatalog() {
  return buildRecorders(ibexCatalog.metrics, new InvalidRecordings());
}

function recordEverySeries(record: object): void {
  for (const { definition, labels, method, amount } of everySeries(ibexCatalog.metrics)) {
    const args = Object.keys(labels).length > 0 ? [labels, amount] : [amount];
    (record as UncheckedRecorders)[definition.name]?.[method]?.(...args);
  }
}

function everySeries(definitions: readonly MetricDefinition[]): Recording[] {
  return definitions.flatMap((definition) =>
    // Without a choice, every combination is initial.
    initialSeries({ ...definition, initial: [{}] }).map((labels) => ({
      definition,
      labels,
      method: definition.type === 'histogram' ? 'observe' : 'inc',
      amount: 0.3,
    })),
  );
}

function randomRecording(definitions: readonly MetricDefinition[], choose: Choices): Recording {
  const definition = choose.one(definitions);
  const labels = Object.fromEntries(
    Object.entries(definition.labels).map(([label, { values }]) => [label, choose.one(values)]),
  );
  const method = choose.one(
    definition.type === 'histogram'
      ? (['observe'] as const)
      : definition.type === 'counter'
        ? (['inc'] as const)
        : (['inc', 'dec', 'set'] as const),
  );
  const amount = choose.one([
    0,
    -0,
    1,
    0.1,
    0.3,
    2.5,
    7,
    1e6,
    1e21,
    1e-9,
    Number.MIN_VALUE,
    Number.MAX_VALUE,
  ]);
  return { definition, labels, method, amount };
}

/** As if each reading of the clock took so many milliseconds. */
function everyReadingTakes(milliseconds: number): void {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += milliseconds));
}
