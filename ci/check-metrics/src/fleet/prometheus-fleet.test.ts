import { counter, defineCatalog, enumeration, gauge, histogram } from '@ibex/catalog';
import { isInstalled, type Prometheus, type ScrapedTarget, startPrometheus } from '@ibex/test-programs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { LoopbackServers } from '../testing/loopback.js';
import { type FleetRun, type FleetRunOptions, runFleet } from './run-fleet.js';

const catalog = defineCatalog({
  prefix: 'shop',
  services: ['api'],
  bucketSets: { two: [0.1, 1] },
  metrics: [
    counter('shop_api_requests_total', {
      help: 'Requests',
      labels: { method: enumeration(['GET', 'POST']), result: enumeration(['ok', 'error']) },
    }),
    histogram('shop_api_latency_seconds', {
      help: 'How long "it" takes',
      labels: { result: enumeration(['ok', 'error']) },
      buckets: [0.1, 1],
    }),
    // A target has a label of this name as well.
    gauge('shop_api_service_up', {
      help: 'Whether it runs',
      labels: { service: enumeration(['shop']) },
    }),
    gauge('shop_api_pool_connections', {
      help: 'Connections',
      labels: { state: enumeration(['in "use"', 'a\\b', 'x|y', 'idle.']) },
    }),
  ],
});

/** What the pages of healthy targets are like; a fault is an edit of it. */
const PAGE = `# HELP shop_api_requests_total Requests
# TYPE shop_api_requests_total counter
shop_api_requests_total{method="GET",result="ok"} 1
shop_api_requests_total{method="POST",result="error"} 1
# HELP shop_api_latency_seconds How long "it" takes
# TYPE shop_api_latency_seconds histogram
shop_api_latency_seconds_bucket{result="ok",le="0.1"} 1
shop_api_latency_seconds_bucket{result="ok",le="1"} 1
shop_api_latency_seconds_bucket{result="ok",le="+Inf"} 1
shop_api_latency_seconds_sum{result="ok"} 0.1
shop_api_latency_seconds_count{result="ok"} 1
# HELP shop_api_service_up Whether it runs
# TYPE shop_api_service_up gauge
shop_api_service_up{service="shop"} 1
# HELP shop_api_pool_connections Connections
# TYPE shop_api_pool_connections gauge
shop_api_pool_connections{state="in \\"use\\""} 1
shop_api_pool_connections{state="a\\\\b"} 1
shop_api_pool_connections{state="x|y"} 1
shop_api_pool_connections{state="idle."} 1
# HELP runtime_info Beside the catalog
# TYPE runtime_info gauge
runtime_info{version="1"} 1
`;

const API = 'api';
const ODD = String.raw`odd "job" \ of (a|b).*`;
const DOWN = 'down';

const FAULTS: Readonly<Record<string, (page: string) => string | number>> = {
  'api-2': () => 500,
  'api-11': () => 'no page of metrics',
  'api-7': (page) => page.replaceAll(/^shop_api_requests_total.*\n/gm, ''),
  'api-107': (page) => page.replaceAll(/^.*shop_api_requests_total.*\n/gm, ''),
  'api-3': (page) => page.replaceAll('{method=', '{tenant="a",method='),
  'api-4': (page) => page.replace('{version=', '{orgId="7",version='),
  'api-5': (page) => page.replace('method="GET"', 'method="get"').replace('method="POST"', 'method="a|b"'),
  'api-105': (page) => page.replace('method="GET"', String.raw`method="\"\\"`),
  'api-6': (page) => page.replace(/^(shop_api_requests_total\{)(.*)\n/m, many),
  'api-12': (page) => page.replaceAll(/^shop_api_latency_seconds_bucket.*\n/gm, ''),
  'api-13': (page) => page.replace('le="1"', 'le="2"'),
  'api-14': (page) =>
    page.replace('TYPE shop_api_requests_total counter', 'TYPE shop_api_requests_total gauge'),
  'api-15': (page) => page.replace('Whether it runs', 'Whether it walks'),
  'api-16': (page) => page.replace('{method="GET",', '{'),
  'api-18': (page) => page.replace('service_up{service="shop"}', 'service_up'),
  'api-19': (page) => page.replace('service_up{service="shop"}', 'service_up{service="market"}'),
  'api-20': (page) => `${page}shop_api_debug{le="a"} 1\n`,
  'api-21': (page) =>
    page.replaceAll(/^(# TYPE )?shop_api_latency_seconds(_| histogram).*\n/gm, '') +
    'shop_api_latency_seconds{result="ok"} 1\n',
  'api-17': (page) =>
    page.replace(
      'shop_api_latency_seconds_sum',
      'shop_api_latency_seconds_bucket{result="error",le="+Inf"} 1\nshop_api_latency_seconds_count{result="error"} 1\nshop_api_latency_seconds_sum',
    ),
  // A label that only targets of another job have, and one that its own target has.
  'api-23': (page) => page.replace('{state="idle."', '{rack="1",state="idle."'),
  'api-24': (page) => page.replace('{state="idle."', '{zone="1",state="idle."'),
  // A bound is the same however it is spelled.
  'api-22': (page) => page.replace('le="1"', 'le="1.0"'),
};

function many(_: string, name: string, rest: string): string {
  return Array.from({ length: 50 }, (_, id) => `${name}id="${String(id)}",${rest}\n`).join('');
}

describe.runIf(isInstalled('prometheus'))('a fleet of 216 targets on a Prometheus server', () => {
  const servers = new LoopbackServers();
  let prometheus: Prometheus;
  let isHealed = false;

  beforeAll(async () => {
    const { host: address } = await servers.http((request, response) => {
      const [, job, instance = ''] = (request.url ?? '').split('/');
      const page = `${job === 'unrelated' ? 'other 1\n' : PAGE}generation ${isHealed ? '2' : '1'}\n`;
      const body = isHealed ? page : job === DOWN ? 500 : job === API ? faulty(instance, page) : page;
      if (typeof body === 'number') response.writeHead(body).end();
      else response.setHeader('content-type', 'text/plain; version=0.0.4').end(body);
    });
    const targets = (job: string, count: number, labels = {}): ScrapedTarget[] =>
      Array.from({ length: count }, (_, index) => ({
        address,
        path: `/${job}/api-${String(index)}`,
        labels: { instance: `api-${String(index)}`, service: 'the target"s', zone: 'a', ...labels },
      }));
    prometheus = await startPrometheus(
      {
        // The last one is there twice, as behind two servers.
        [API]: [
          ...targets(API, 200),
          { address, path: '/api/api-199', labels: { instance: 'api-199', replica: 'b', service: 'x' } },
        ],
        [ODD]: targets('odd', 12, { rack: '2' }),
        [DOWN]: targets(DOWN, 2),
        unrelated: [{ address, path: '/unrelated', labels: { instance: 'other' } }],
      },
      '2s',
    );
    await scraped('count(up) == 216');
  });

  afterAll(async () => {
    await prometheus.stop();
    await servers.close();
  });

  function faulty(instance: string, page: string): string | number {
    return FAULTS[instance]?.(page) ?? page;
  }

  async function scraped(promql: string): Promise<void> {
    await vi.waitFor(
      async () => {
        expect(await prometheus.query(promql)).toHaveLength(1);
      },
      { timeout: 20_000, interval: 100 },
    );
  }

  function check(job: readonly string[], options: Partial<FleetRunOptions> = {}, selector?: string) {
    return runFleet(
      {
        prometheus: prometheus.url,
        job,
        timeout: 10_000,
        maxBytes: 1e7,
        ...(selector !== undefined && { selector }),
      },
      { catalog: { catalog, definitionOf: () => undefined }, environment: {}, ...options },
    );
  }

  it('finds each fault on the targets that have it, and on no other', async () => {
    const run = await check([API, ODD], {
      budgetOf: (metric) => (metric === 'shop_api_requests_total' ? 3 : undefined),
    });
    expect(run.report.sections.map(({ name, fleet, unchecked }) => ({ name, fleet, unchecked }))).toEqual([
      { name: API, fleet: { up: 198, down: 2 }, unchecked: undefined },
      { name: ODD, fleet: { up: 12, down: 0 }, unchecked: undefined },
    ]);
    expect(told(run)).toEqual([
      'fleet/target-down: cannot be scraped, so nothing is known of its metrics: api-2, api-11',
      'metric/type shop_api_requests_total: is exposed as gauge, the catalog says counter: api-14',
      'metric/missing shop_api_requests_total: required counter "Requests" is missing: api-7, api-107',
      'metric/label-undeclared shop_api_requests_total: has the label "id", which the catalog does not declare: api-6',
      'metric/label-undeclared shop_api_requests_total: has the label "tenant", which the catalog does not declare: api-3',
      'metric/label-missing shop_api_requests_total: a sample lacks the label "method": api-16',
      String.raw`metric/value-outside-domain shop_api_requests_total: label "method" has the values ""\", "a|b", "get", which are outside its domain: api-5, api-105`,
      'metric/worst-case-exceeded shop_api_requests_total: has 51 series on a target, the catalog allows 4 at worst: api-6',
      'metric/budget-exceeded shop_api_requests_total: has 51 series on a target, its budget is 3: api-6',
      'metric/type shop_api_latency_seconds: is exposed as unknown, the catalog says histogram: api-21',
      'metric/type shop_api_latency_seconds: has no shop_api_latency_seconds_count, but series of its own name: it is no histogram, or a native one: api-21',
      'metric/buckets shop_api_latency_seconds: has no buckets, only a sum and a count: api-12',
      'metric/buckets shop_api_latency_seconds: does not have each bucket once on every label set: api-17',
      'metric/buckets shop_api_latency_seconds: has the buckets 0.1, 2: api-13',
      'metric/help shop_api_service_up: has the help text "Whether it walks": api-15',
      'metric/label-missing shop_api_service_up: a sample lacks the label "service"; the one it is stored with is that of its target: api-18',
      'metric/value-outside-domain shop_api_service_up: label "service", stored as "exported_service", has the value "market", which is outside its domain: api-19',
      'metric/label-undeclared shop_api_pool_connections: has the label "exported_zone", which the catalog does not declare: api-24',
      'metric/label-undeclared shop_api_pool_connections: has the label "rack", which the catalog does not declare: api-23',
      'policy/forbidden-label runtime_info: label "orgId" is forbidden (it spells "org_id"): every org would make a series of its own: api-4',
      'metric/undeclared shop_api_debug: has the prefix "shop_" but is not in the catalog: api-20',
    ]);
    expect(run.report.sections[0]?.findings[0]?.instances).toMatchObject({ count: 2, of: 200 });
    expect(run.report.sections[0]?.findings[1]?.instances).toMatchObject({ count: 1, of: 198 });
  });

  it('takes instances of one name in two jobs for two, and any text for the name of a job', async () => {
    const run = await check([ODD]);
    expect(run.report.sections).toEqual([
      { kind: 'fleet', name: ODD, address: `${prometheus.url}/`, findings: [], fleet: { up: 12, down: 0 } },
    ]);
  });

  it('checks the jobs that have a metric of the catalog where none is named', async () => {
    const { report } = await check([]);
    expect(report.sections.map(({ name }) => name)).toEqual([API, ODD]);
  });

  it('checks the jobs that the selector names, with a metric of the catalog or without', async () => {
    const { report } = await check([], {}, 'job=~"unrel.*",instance="other"');
    expect(report.sections).toMatchObject([
      { name: 'unrelated', fleet: { up: 1, down: 0 }, findings: Array(4).fill({ code: 'metric/missing' }) },
    ]);
  });

  it('asks only for what the selector lets through', async () => {
    const { report } = await check([API], {}, '{ instance=~"api-[0-4]", zone != "b" }');
    expect(report.sections[0]?.fleet).toEqual({ up: 4, down: 1 });
    expect(told({ report, queries: 0 })).toHaveLength(3);
  });

  it('cannot check a job without targets, nor one without a target that is up', async () => {
    const { report } = await check([ODD, DOWN, 'nowhere']);
    expect(report.sections.map(({ name, unchecked }) => [name, unchecked?.code])).toEqual([
      [DOWN, 'fleet/none-up'],
      ['nowhere', 'fleet/no-targets'],
      [ODD, undefined],
    ]);
    expect(report.sections[0]?.findings).toMatchObject([
      { code: 'fleet/target-down', instances: { count: 2, of: 2, names: ['api-0', 'api-1'] } },
    ]);
  });

  it('cannot check where no target is meant at all', async () => {
    const { report } = await check([], {}, 'zone="none"');
    expect(report.sections).toMatchObject([{ unchecked: { code: 'fleet/no-targets' } }]);
  });

  it('lets beside the catalog only what is allowed, where something is', async () => {
    const run = await check([ODD], { isAllowed: (family) => family.startsWith('runtime_') });
    expect(told(run)).toEqual([
      expect.stringMatching(
        /^metric\/undeclared generation: is neither in the catalog nor allowed beside it: /,
      ),
    ]);
  });

  it('does not miss what a job need not have', async () => {
    const run = await check([API], { isRequired: (metric) => metric !== 'shop_api_requests_total' });
    expect(told(run).filter((line) => line.startsWith('metric/missing'))).toEqual([]);
  });

  it('counts the series of a target, of two copies once', async () => {
    const fits = await check([ODD, API], { seriesBudget: 14 }, 'instance="api-199"');
    expect(told(fits)).toEqual([]);
    const exceeds = await check([API], { seriesBudget: 13 }, 'instance="api-199"');
    expect(told(exceeds)).toEqual([
      'target/budget-exceeded: has 14 series, the budget of a target is 13: api-199',
    ]);
  });

  it('says nothing once they are healed, though the server still knows the labels there were', async () => {
    isHealed = true;
    await scraped('count(generation == 2) == 216');
    const run = await check([API, ODD]);
    expect(told(run)).toEqual([]);
    expect(run.queries).toBeLessThan(50);
  });
});

/** Each finding on a line, with its targets. */
function told({ report }: FleetRun): string[] {
  return report.sections.flatMap(({ findings }) =>
    findings.map(
      ({ code, metric, message, instances }) =>
        `${code}${metric === undefined ? '' : ` ${metric}`}: ${message}: ${instances?.names.join(', ') ?? 'unknown targets'}`,
    ),
  );
}
