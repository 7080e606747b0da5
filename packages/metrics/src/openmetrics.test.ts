import { type ExpositionSample, validateExposition } from '@ibex/exposition';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { createMetrics, type ExemplarSource, ibexCatalog, type Metrics, type ScrapeFormat } from './index.js';

const TRACE_ID = '0af7651916cd43dd8448eb211c80319c';
const SPAN_ID = 'b7ad6b7169203331';
const QUERIES = 'ibex_db_query_duration_seconds';

afterEach(() => {
  vi.useRealTimers();
});

describe.each<ScrapeFormat>(['text', 'openmetrics'])('a scrape in the format %s', (format) => {
  it('has not a single problem from the first on, with exemplars and the metrics of the process', async () => {
    const metrics = createMetrics({ service: 'proxy', exemplar: trace });
    for (const duration of [0, 0.001, 0.3, 7]) {
      const { body } = await metrics.scrape(format);
      expect(validateExposition(body, { format }).problems).toEqual([]);
      recordEverywhere(metrics, duration);
    }
  });

  it('tells its media type', async () => {
    const { contentType } = await createMetrics({ service: 'proxy' }).scrape(format);
    expect(contentType).toBe(
      format === 'text'
        ? 'text/plain; version=0.0.4; charset=utf-8'
        : 'application/openmetrics-text; version=1.0.0; charset=utf-8',
    );
  });

  it('has the families of the catalog, with their types', async () => {
    const { body } = await createMetrics({ service: 'auth', runtimeMetrics: false }).scrape(format);
    const { families } = validateExposition(body, { format });
    expect(families.map(({ name, type }) => ({ name, type }))).toEqual(
      ibexCatalog.metrics.map(({ name, type }) => ({
        // In OpenMetrics the family of a counter is named without what its samples end in.
        name: format === 'openmetrics' && type === 'counter' ? name.replace(/_total$/, '') : name,
        type,
      })),
    );
  });
});

it('OpenMetrics has the samples that text has, of the metrics of the process too', async () => {
  const metrics = createMetrics({ service: 'auth', exemplar: trace });
  recordEverywhere(metrics, 0.3);
  const text = samplesIn((await metrics.scrape()).body, 'text');
  const openMetrics = samplesIn((await metrics.scrape('openmetrics')).body, 'openmetrics');
  expect(openMetrics.map(seriesOf)).toEqual(text.map(seriesOf));
  const valuesOfOurs = (samples: readonly ExpositionSample[]) =>
    samples.filter(({ name }) => name.startsWith('ibex_')).map(({ value }) => value);
  expect(valuesOfOurs(openMetrics)).toEqual(valuesOfOurs(text));
  expect(openMetrics.map(seriesOf)).toContain('process_cpu_seconds_total{}');
});

describe('the exemplars of a duration', () => {
  it('are the latest of each bucket, with the trace, the value and the time', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_700_000_000_250 });
    let span = 1;
    const metrics = exemplified(() => ({
      trace_id: TRACE_ID,
      span_id: `${SPAN_ID.slice(1)}${String(span++)}`,
    }));
    metrics.record[QUERIES].observe({ operation: 'ping' }, 0.03);
    metrics.record[QUERIES].observe({ operation: 'ping' }, 0.3);
    vi.setSystemTime(1_700_000_001_000);
    metrics.record[QUERIES].observe({ operation: 'ping' }, 0.04);
    metrics.record[QUERIES].observe({ operation: 'ping' }, 70);
    expect(exemplarsIn(await metrics.scrape('openmetrics'))).toEqual([
      `${QUERIES}_bucket{le=0.05,operation=ping}: trace_id=${TRACE_ID} span_id=7ad6b71692033313 0.04 at 1700000001000`,
      `${QUERIES}_bucket{le=0.5,operation=ping}: trace_id=${TRACE_ID} span_id=7ad6b71692033312 0.3 at 1700000000250`,
      `${QUERIES}_bucket{le=+Inf,operation=ping}: trace_id=${TRACE_ID} span_id=7ad6b71692033314 70 at 1700000001000`,
    ]);
  });

  it('are also those of a timer, and of what is folded into another series', async () => {
    const metrics = exemplified(trace);
    metrics.record[QUERIES].startTimer()({ operation: 'seed' });
    metrics.record[QUERIES].observe({} as { operation: 'OTHER' }, 0.3);
    const exemplars = exemplarsIn(await metrics.scrape('openmetrics'));
    expect(exemplars.map((exemplar) => /operation=(\w+)/.exec(exemplar)?.[1])).toEqual(['seed', 'OTHER']);
  });

  it('are in OpenMetrics only, which changes nothing in text', async () => {
    const metrics = exemplified(trace);
    metrics.record[QUERIES].observe({ operation: 'ping' }, 0.3);
    const text = (await metrics.scrape('text')).body;
    expect((await metrics.scrape('openmetrics')).body).toContain(TRACE_ID);
    expect((await metrics.scrape('text')).body).toBe(text);
    expect(text).not.toContain(TRACE_ID);
  });

  it('are asked for once per observation that counts, and by nothing else', () => {
    const source = vi.fn(trace);
    const metrics = exemplified(source);
    metrics.record[QUERIES].observe({ operation: 'ping' }, 0.3);
    metrics.record[QUERIES].startTimer()({ operation: 'ping' });
    expect(source).toHaveBeenCalledTimes(2);
    metrics.record[QUERIES].observe({ operation: 'ping' }, Number.NaN);
    metrics.record.ibex_proxy_rate_limited_total.inc({ result: 'denied' });
    metrics.record.ibex_proxy_active_connections.inc();
    expect(source).toHaveBeenCalledTimes(2);
  });

  it('are none where the source names none, which is nothing to report', async () => {
    const metrics = exemplified(() => undefined);
    metrics.record[QUERIES].observe({ operation: 'ping' }, 0.3);
    expect(exemplarsIn(await metrics.scrape('openmetrics'))).toEqual([]);
    expect(metrics.invalidRecordings()).toEqual([]);
  });
});

describe('a source of exemplars that is broken never breaks a recording', () => {
  it.each<readonly [what: string, source: () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('hostile');
      },
    ],
    ['returns null', () => null],
    ['returns a text', () => 'hostile'],
    ['returns no ids', () => ({})],
    ['returns ids that are no strings', () => ({ trace_id: 1n, span_id: Symbol('hostile') })],
    ['returns ids in capitals', () => ({ trace_id: TRACE_ID.toUpperCase(), span_id: SPAN_ID })],
    ['returns the trace of no trace', () => ({ trace_id: '0'.repeat(32), span_id: SPAN_ID })],
    ['returns the span of no span', () => ({ trace_id: TRACE_ID, span_id: '0'.repeat(16) })],
    ['returns what would end the line', () => ({ trace_id: TRACE_ID, span_id: 'hostile"} 1\n' })],
    ['returns a line feed after an id', () => ({ trace_id: TRACE_ID, span_id: `${SPAN_ID}\n` })],
    ['returns more than fits', () => ({ trace_id: TRACE_ID.repeat(4), span_id: SPAN_ID })],
    ['returns a promise', () => Promise.resolve(trace())],
    [
      'returns getters that throw',
      () => ({
        get trace_id() {
          throw new Error('hostile');
        },
      }),
    ],
    [
      'returns another id the second time',
      () => {
        let reads = 0;
        return {
          get trace_id() {
            return (reads += 1) === 1 ? 'hostile' : TRACE_ID;
          },
          span_id: SPAN_ID,
        };
      },
    ],
  ])('where it %s', async (_what, source) => {
    const metrics = exemplified(source as ExemplarSource);
    metrics.record[QUERIES].observe({ operation: 'ping' }, 0.3);
    metrics.record[QUERIES].observe({ operation: 'ping' }, 0.3);
    const { body } = await metrics.scrape('openmetrics');
    expect(validateExposition(body, { format: 'openmetrics' }).problems).toEqual([]);
    expect(body).toContain(`${QUERIES}_count{operation="ping"} 2\n`);
    expect(exemplarsIn({ body })).toEqual([]);
    expect(metrics.invalidRecordings()).toEqual([
      { metric: QUERIES, reason: 'exemplar-invalid', outcome: 'folded', count: 2 },
    ]);
    expect(body + JSON.stringify(metrics.invalidRecordings())).not.toContain('hostile');
  });

  it('and takes away no exemplar that is one', async () => {
    const given: unknown[] = [trace(), 'hostile', undefined];
    const metrics = exemplified((() => given.shift()) as ExemplarSource);
    for (const duration of [0.3, 0.4, 0.45]) metrics.record[QUERIES].observe({ operation: 'ping' }, duration);
    expect(exemplarsIn(await metrics.scrape('openmetrics'))).toHaveLength(1);
  });
});

function trace() {
  return { trace_id: TRACE_ID, span_id: SPAN_ID };
}

function exemplified(exemplar: ExemplarSource): Metrics {
  return createMetrics({ service: 'proxy', runtimeMetrics: false, exemplar });
}

function recordEverywhere({ record }: Metrics, duration: number): void {
  record.ibex_proxy_requests_total.inc({ route: '/v1/models', method: 'GET', status_code: '200' });
  record.ibex_proxy_request_duration_seconds.observe(
    { route: 'unmatched', method: 'OTHER', status_code: 'OTHER' },
    duration,
  );
  record.ibex_proxy_rate_limit_redis_errors_total.inc();
  record.ibex_proxy_active_connections.inc();
  record.ibex_auth_validate_token_duration_seconds.observe({ result: 'revoked' }, duration);
  record.ibex_auth_grpc_requests_total.inc({ method: 'ValidateToken', status: 'OK' }, 3);
  record[QUERIES].observe({ operation: 'find_token' }, duration);
}

function samplesIn(body: string, format: ScrapeFormat): ExpositionSample[] {
  const samples: ExpositionSample[] = [];
  validateExposition(body, { format, onSample: (sample) => samples.push(sample) });
  return samples;
}

function seriesOf({ name, labels }: ExpositionSample): string {
  return `${name}{${labels.map((label) => `${label.name}=${label.value}`).join()}}`;
}

function exemplarsIn({ body }: { readonly body: string }): string[] {
  return samplesIn(body, 'openmetrics').flatMap((sample) => {
    if (!sample.exemplar) return [];
    const { labels, value, timestamp } = sample.exemplar;
    const ids = labels.map((label) => `${label.name}=${label.value}`).join(' ');
    return [`${seriesOf(sample)}: ${ids} ${String(value)} at ${String(timestamp)}`];
  });
}
