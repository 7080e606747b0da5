import { forbiddenLabel, initialSeries } from '@ibex/catalog';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { createMetrics, ibexCatalog, type ServiceName } from './index.js';
import { readExposition, type Sample, valueOf, withoutBound } from './testing/read-exposition.js';

const services: readonly ServiceName[] = ['proxy', 'auth'];

afterEach(() => {
  vi.useRealTimers();
});

describe.each(services)('the first scrape of %s', (service) => {
  it('declares every metric of the catalog, with its type and help text', async () => {
    const families = await firstScrape(service);
    expect(families.map(({ name, type, help }) => ({ name, type, help }))).toEqual(
      ibexCatalog.metrics.map(({ name, type, help }) => ({ name, type, help })),
    );
  });

  it('has a sample of every metric: declared alone is not present', async () => {
    const families = await firstScrape(service);
    expect(families.filter(({ samples }) => samples.length === 0).map(({ name }) => name)).toEqual([]);
  });

  it('has the initial series of the catalog at zero, and no other', async () => {
    const families = await firstScrape(service);
    for (const definition of ibexCatalog.metrics) {
      if (definition.name === 'ibex_process_up') continue;
      const samples = families.find(({ name }) => name === definition.name)?.samples ?? [];
      expect(labelSets(samples), definition.name).toEqual(labelSetsOf(initialSeries(definition)));
      expect(new Set(samples.map(({ value }) => value)), definition.name).toEqual(new Set([0]));
    }
  });

  it('tells that this service is up, and nothing about the other', async () => {
    const families = await firstScrape(service);
    expect(families.find(({ name }) => name === 'ibex_process_up')?.samples).toEqual([
      { name: 'ibex_process_up', labels: { service }, value: 1 },
    ]);
  });
});

describe('the labels of all registered metrics, those of the Node.js process included', () => {
  it('TestMetricLabels_NoHighCardinality', async () => {
    for (const service of services) {
      const { body } = await createMetrics({ service }).scrape();
      const labels = readExposition(body).flatMap(({ samples }) =>
        samples.flatMap((sample) => Object.keys(sample.labels)),
      );
      expect(new Set(labels)).toEqual(
        new Set([
          ...['route', 'method', 'status_code', 'result', 'status', 'operation', 'state', 'service'],
          'le', // of histograms
          ...['kind', 'space', 'version', 'major', 'minor', 'patch'], // of the runtime metrics
        ]),
      );
      for (const forbidden of ['org_id', 'agent_id', 'user_id', 'session_id']) {
        expect(labels).not.toContain(forbidden);
      }
      expect(labels.filter((label) => forbiddenLabel(label) !== undefined)).toEqual([]);
    }
  });

  it('TestMetricLabels_NoHighCardinality, in what the catalog declares', () => {
    const declared = ibexCatalog.metrics.flatMap(({ labels }) => Object.keys(labels));
    expect(declared).toContain('route');
    expect(declared.filter((label) => forbiddenLabel(label) !== undefined)).toEqual([]);
  });
});

describe('createMetrics', () => {
  it('makes metrics that share nothing with those of another call', async () => {
    const one = createMetrics({ service: 'proxy', runtimeMetrics: false });
    const another = createMetrics({ service: 'proxy', runtimeMetrics: false });
    one.record.ibex_proxy_rate_limited_total.inc({ result: 'denied' }, 3);
    one.beforeScrape(() => {
      one.record.ibex_proxy_active_connections.set(7);
    });
    const bodies = [(await one.scrape()).body, (await another.scrape()).body];
    expect(
      bodies.map((body) => valueOf(body, 'ibex_proxy_rate_limited_total', { result: 'denied' })),
    ).toEqual([3, 0]);
    expect(bodies.map((body) => valueOf(body, 'ibex_proxy_active_connections'))).toEqual([7, 0]);
    expect(another.invalidRecordings()).toEqual([]);
  });

  it('refuses a service the catalog does not know', () => {
    expect(() => createMetrics({ service: 'gateway' as ServiceName })).toThrow(
      new TypeError('service "gateway" is not in the catalog; it knows proxy, auth'),
    );
  });

  it('has a recorder for every metric and nothing else, and none can be replaced', () => {
    const { record } = createMetrics({ service: 'auth', runtimeMetrics: false });
    expect(Object.keys(record)).toEqual(ibexCatalog.metrics.map(({ name }) => name));
    expect(() => Object.assign(record, { ibex_process_up: {} })).toThrow(TypeError);
    expect(() => Object.assign(record.ibex_process_up, { set: () => undefined })).toThrow(TypeError);
  });

  it('adds the metrics of the Node.js process unless told not to', async () => {
    const withThem = await createMetrics({ service: 'proxy' }).scrape();
    const without = await createMetrics({ service: 'proxy', runtimeMetrics: false }).scrape();
    expect(withThem.body).toContain('nodejs_version_info{');
    expect(without.body).not.toMatch(/^# TYPE (?!ibex_)/m);
  });

  it('answers a scrape in the text format 0.0.4, with a line feed at the end', async () => {
    const { contentType, body } = await createMetrics({ service: 'proxy' }).scrape();
    expect(contentType).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(body.endsWith('\n')).toBe(true);
  });
});

describe('a recording', () => {
  const metrics = createMetrics({ service: 'proxy', runtimeMetrics: false });
  const { record } = metrics;

  it('of a counter adds one, or what it is told', async () => {
    record.ibex_proxy_rate_limit_redis_errors_total.inc();
    record.ibex_proxy_rate_limit_redis_errors_total.inc(4);
    record.ibex_proxy_rate_limited_total.inc({ result: 'allowed' });
    record.ibex_proxy_rate_limited_total.inc({ result: 'allowed' }, 0.5);
    const { body } = await metrics.scrape();
    expect(valueOf(body, 'ibex_proxy_rate_limit_redis_errors_total')).toBe(5);
    expect(valueOf(body, 'ibex_proxy_rate_limited_total', { result: 'allowed' })).toBe(1.5);
    expect(valueOf(body, 'ibex_proxy_rate_limited_total', { result: 'denied' })).toBe(0);
  });

  it('of a gauge sets it, or moves it up and down', async () => {
    record.ibex_proxy_active_connections.inc();
    record.ibex_proxy_active_connections.inc(4);
    record.ibex_proxy_active_connections.dec();
    record.ibex_proxy_active_connections.dec(2);
    record.ibex_db_pool_open_connections.set({ state: 'idle' }, -3);
    const { body } = await metrics.scrape();
    expect(valueOf(body, 'ibex_proxy_active_connections')).toBe(2);
    expect(valueOf(body, 'ibex_db_pool_open_connections', { state: 'idle' })).toBe(-3);
  });

  it('of a histogram counts into the buckets from the first that holds the value', async () => {
    record.ibex_auth_validate_token_duration_seconds.observe({ result: 'ok' }, 0.25);
    const { body } = await metrics.scrape();
    const inBucket = (le: string) =>
      valueOf(body, 'ibex_auth_validate_token_duration_seconds_bucket', { le, result: 'ok' });
    expect(['0.1', '0.25', '5', '+Inf'].map(inBucket)).toEqual([0, 1, 1, 1]);
    expect(valueOf(body, 'ibex_auth_validate_token_duration_seconds_sum', { result: 'ok' })).toBe(0.25);
    expect(valueOf(body, 'ibex_auth_validate_token_duration_seconds_count', { result: 'ok' })).toBe(1);
  });

  it('with a timer observes the seconds since it was started, and returns them', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const stop = record.ibex_db_query_duration_seconds.startTimer();
    vi.advanceTimersByTime(1500);
    expect(stop({ operation: 'find_token' })).toBe(1.5);
    const { body } = await metrics.scrape();
    expect(valueOf(body, 'ibex_db_query_duration_seconds_sum', { operation: 'find_token' })).toBe(1.5);
    expect(valueOf(body, 'ibex_db_query_duration_seconds_count', { operation: 'find_token' })).toBe(1);
  });
});

describe('beforeScrape', () => {
  it('runs before each scrape, in the order given', async () => {
    const metrics = createMetrics({ service: 'auth', runtimeMetrics: false });
    const calls: string[] = [];
    metrics.beforeScrape(() => {
      calls.push('first');
      metrics.record.ibex_db_pool_open_connections.set({ state: 'in_use' }, calls.length);
    });
    metrics.beforeScrape(() => {
      calls.push('second');
    });
    const values: (number | undefined)[] = [];
    for (let index = 0; index < 2; index += 1) {
      const { body } = await metrics.scrape();
      values.push(valueOf(body, 'ibex_db_pool_open_connections', { state: 'in_use' }));
    }
    expect(calls).toEqual(['first', 'second', 'first', 'second']);
    expect(values).toEqual([1, 3]);
  });

  it('fails the scrape where it fails, for half an exposition is worse than none', async () => {
    const metrics = createMetrics({ service: 'auth', runtimeMetrics: false });
    metrics.beforeScrape(() => {
      throw new Error('the pool is gone');
    });
    await expect(metrics.scrape()).rejects.toThrow('the pool is gone');
  });
});

async function firstScrape(service: ServiceName) {
  return readExposition((await createMetrics({ service, runtimeMetrics: false }).scrape()).body);
}

/** The label sets of samples, a histogram's once and not per bucket. */
function labelSets(samples: readonly Sample[]): string[] {
  return labelSetsOf(samples.map(({ labels }) => withoutBound(labels)));
}

function labelSetsOf(labels: readonly Readonly<Record<string, string>>[]): string[] {
  return [...new Set(labels.map((series) => JSON.stringify(Object.entries(series).sort())))].sort();
}
