import { counter, defineCatalog, enumeration, gauge, histogram } from '@ibex/catalog';
import { isInstalled, type Prometheus, startPrometheus } from '@ibex/test-programs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { runFleet } from './run-fleet.js';

const catalog = defineCatalog({
  prefix: 'shop',
  services: ['api'],
  bucketSets: { two: [0.1, 1] },
  metrics: [
    counter('shop_api_requests_total', {
      help: 'Requests',
      labels: { result: enumeration(['ok', 'error']) },
    }),
    histogram('shop_api_latency_seconds', { help: 'How long it takes', buckets: [0.1, 1] }),
    gauge('shop_api_workers', { help: 'Workers' }),
  ],
});

/** In bytes; a name and a value of each of 10,000 targets are several times that. */
const LARGEST_ANSWER = 100_000;

const SMALL = { job: 'small', count: 200 };
const LARGE = { job: 'large', count: 10_000 };

/** What a server has of the targets of a job, of which two of a hundred lack a metric. */
function* samplesOf({ job, count }: { job: string; count: number }): Iterable<string> {
  const timestamp = Math.floor(Date.now() / 1000) - 30;
  for (let index = 0; index < count; index += 1) {
    const target = `job="${job}",instance="host-${String(index)}"`;
    const series = [
      `up{${target}}`,
      `shop_api_requests_total{${target},result="ok"}`,
      ...(index % 100 === 50 ? [] : [`shop_api_workers{${target}}`]),
      ...['0.1', '1.0', '+Inf'].map((le) => `shop_api_latency_seconds_bucket{${target},le="${le}"}`),
      `shop_api_latency_seconds_count{${target}}`,
    ];
    for (const line of series) yield `${line} 1 ${String(timestamp)}\n`;
  }
}

/** What it has of a target that is down, and of one that it does not scrape, both full of faults. */
function samplesOfOthers(): string[] {
  const timestamp = String(Math.floor(Date.now() / 1000) - 30);
  return [
    'up{job="others",instance="well"} 1',
    'shop_api_workers{job="others",instance="well"} 1',
    'up{job="others",instance="down"} 0',
    // Pushed, not scraped.
    'shop_api_workers{job="pushed",instance="batch"} 1',
    ...['down', 'gone'].flatMap((instance) => [
      `shop_api_requests_total{job="others",instance="${instance}",result="odd",org_id="7"} 1`,
      `shop_api_latency_seconds_count{job="others",instance="${instance}"} 1`,
      `shop_api_debug{job="others",instance="${instance}"} 1`,
    ]),
  ].map((line) => `${line} ${timestamp}\n`);
}

/** What it has of a target that once had 45 families and labels more, by names that come before those of today. */
function samplesOfRenamed(): string[] {
  const now = Math.floor(Date.now() / 1000) - 30;
  const target = 'job="renamed",instance="a"';
  const ended = Array.from({ length: 45 }, (_, index) => [
    `shop_api_debug_${String(index)}{${target}} 1`,
    `shop_api_workers{${target},old_${String(index)}="1"} 1`,
    `shop_api_workers{${target},org_id_${String(index)}="1"} 1`,
  ]).flat();
  return [
    ...ended.map((line) => `${line} ${String(now - 1200)}\n`),
    ...[
      `up{${target}} 1`,
      `shop_api_workers{${target},zone="1",org_id_x="1"} 1`,
      `shop_api_unknown{${target}} 1`,
    ].map((line) => `${line} ${String(now)}\n`),
  ];
}

describe.runIf(isInstalled('prometheus'))('a store of 10,000 targets', () => {
  let prometheus: Prometheus;

  beforeAll(async () => {
    const openMetrics = [
      ...samplesOf(SMALL),
      ...samplesOf(LARGE),
      ...samplesOfOthers(),
      ...samplesOfRenamed(),
      '# EOF\n',
    ].join('');
    prometheus = await startPrometheus({}, '1s', { openMetrics });
  });

  afterAll(async () => {
    await prometheus.stop();
  });

  async function check({ job, selector }: { job?: string; selector?: string }) {
    const { report, queries } = await runFleet(
      {
        prometheus: prometheus.url,
        ...(job !== undefined && { job: [job] }),
        ...(selector !== undefined && { selector }),
        timeout: 10_000,
        maxBytes: LARGEST_ANSWER,
      },
      { catalog: { catalog, definitionOf: () => undefined }, environment: {} },
    );
    return { sections: report.sections, queries };
  }

  it('takes as many questions as one of 200, and no answer that tells every target', async () => {
    const small = await check(SMALL);
    const large = await check(LARGE);
    expect(small.sections).toMatchObject([
      { fleet: { up: 200 }, findings: [{ code: 'metric/missing', instances: { count: 2, of: 200 } }] },
    ]);
    expect(large.sections).toMatchObject([
      {
        fleet: { up: 10_000 },
        findings: [
          {
            code: 'metric/missing',
            metric: 'shop_api_workers',
            instances: {
              count: 100,
              of: 10_000,
              names: Array.from({ length: 10 }, (_, index) => `host-${String(index * 100 + 50)}`),
            },
          },
        ],
      },
    ]);
    expect(large.queries).toBe(small.queries);
  });

  it('passes over no job that has metrics of the catalog, and no target', async () => {
    const { sections } = await check({ selector: 'instance=~"a|batch"' });
    expect(sections.map(({ name, unchecked }) => [name, unchecked?.code])).toEqual([
      ['pushed', 'fleet/no-targets'],
      ['renamed', undefined],
    ]);
  });

  it('tells nothing of a target that is down but that it is, and nothing at all of one that is not scraped', async () => {
    const { sections } = await check({ job: 'others' });
    expect(sections).toMatchObject([
      {
        fleet: { up: 1, down: 1 },
        findings: [
          { code: 'fleet/target-down', instances: { names: ['down'] } },
          { code: 'metric/missing', metric: 'shop_api_requests_total', instances: { names: ['well'] } },
          { code: 'metric/missing', metric: 'shop_api_latency_seconds', instances: { names: ['well'] } },
        ],
      },
    ]);
  });

  it('finds what is there among many names that have ended', async () => {
    const { sections } = await check({ job: 'renamed' });
    expect(sections[0]?.findings.map(({ code, metric, label }) => [code, metric, label].join(' '))).toEqual([
      'metric/missing shop_api_requests_total ',
      'metric/missing shop_api_latency_seconds ',
      'metric/label-undeclared shop_api_workers org_id_x',
      'metric/label-undeclared shop_api_workers zone',
      'metric/undeclared shop_api_unknown ',
    ]);
  });
});
