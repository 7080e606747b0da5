import { createMetrics, ibexCatalog, type LabelsOfMetric, type Metrics } from '@ibex/metrics';

import { activeTrace } from './active-trace.js';
import { everySeries } from './every-series.js';
import { type PlainMetrics, plainMetrics } from './plain-metrics.js';
import { type AnyRecorder, recordEverywhere } from './record-everywhere.js';

/** A recording through `@ibex/metrics`, and the same call of prom-client made directly. */
export interface RecordingPair {
  readonly name: string;
  /** Records so many times. */
  readonly ours: (times: number) => void;
  readonly direct: (times: number) => void;
}

/**
 * Makes what is compared. Each call site makes a label object for each call, of label sets that change from call to
 * call, as in a service; and all metrics are recorded before, for what records one alone is faster than any service.
 */
export async function recordingPairs(): Promise<RecordingPair[]> {
  const { record } = createMetrics({ service: 'proxy', runtimeMetrics: false });
  const plain = await plainMetrics(ibexCatalog, 'text');
  recordEverywhere(record as unknown as Readonly<Record<string, AnyRecorder>>);
  recordEverywhere({ ...plain.counters, ...plain.gauges, ...plain.histograms } as Readonly<
    Record<string, AnyRecorder>
  >);
  return [
    ...counterPairs(record, plain),
    ...gaugePairs(record, plain),
    ...histogramPairs(record, plain),
    ...(await exemplarPairs()),
  ];
}

function counterPairs(record: Metrics['record'], { counters }: PlainMetrics): RecordingPair[] {
  const errors = counters.ibex_proxy_rate_limit_redis_errors_total;
  const requests = counters.ibex_proxy_requests_total;
  return [
    {
      name: 'counter',
      ours: (times) => {
        for (let call = 0; call < times; call += 1) record.ibex_proxy_rate_limit_redis_errors_total.inc();
      },
      direct: (times) => {
        for (let call = 0; call < times; call += 1) errors.inc();
      },
    },
    {
      name: 'counter, 3 labels',
      ours: (times) => {
        for (let call = 0; call < times; call += 1) {
          const { route, method, status_code } = requestOf(call);
          record.ibex_proxy_requests_total.inc({ route, method, status_code });
        }
      },
      direct: (times) => {
        for (let call = 0; call < times; call += 1) {
          const { route, method, status_code } = requestOf(call);
          requests.inc({ route, method, status_code });
        }
      },
    },
    {
      name: 'counter, 3 labels in another order',
      ours: (times) => {
        for (let call = 0; call < times; call += 1) {
          const { route, method, status_code } = requestOf(call);
          record.ibex_proxy_requests_total.inc({ status_code, method, route });
        }
      },
      direct: (times) => {
        for (let call = 0; call < times; call += 1) {
          const { route, method, status_code } = requestOf(call);
          requests.inc({ status_code, method, route });
        }
      },
    },
  ];
}

function gaugePairs(record: Metrics['record'], { gauges }: PlainMetrics): RecordingPair[] {
  const connections = gauges.ibex_proxy_active_connections;
  const pool = gauges.ibex_db_pool_open_connections;
  return [
    {
      name: 'gauge, up and down',
      ours: (times) => {
        for (let call = 0; call < times; call += 1) {
          record.ibex_proxy_active_connections.inc();
          record.ibex_proxy_active_connections.dec();
        }
      },
      direct: (times) => {
        for (let call = 0; call < times; call += 1) {
          connections.inc();
          connections.dec();
        }
      },
    },
    {
      name: 'gauge, 1 label',
      ours: (times) => {
        for (let call = 0; call < times; call += 1) {
          record.ibex_db_pool_open_connections.set({ state: call % 2 === 0 ? 'idle' : 'in_use' }, call);
        }
      },
      direct: (times) => {
        for (let call = 0; call < times; call += 1) {
          pool.set({ state: call % 2 === 0 ? 'idle' : 'in_use' }, call);
        }
      },
    },
  ];
}

function histogramPairs(record: Metrics['record'], { histograms }: PlainMetrics): RecordingPair[] {
  const tokens = histograms.ibex_auth_validate_token_duration_seconds;
  const requests = histograms.ibex_proxy_request_duration_seconds;
  return [
    {
      name: 'histogram, 1 label',
      ours: (times) => {
        for (let call = 0; call < times; call += 1) {
          record.ibex_auth_validate_token_duration_seconds.observe(
            { result: resultOf(call) },
            durationOf(call),
          );
        }
      },
      direct: (times) => {
        for (let call = 0; call < times; call += 1) {
          tokens.observe({ result: resultOf(call) }, durationOf(call));
        }
      },
    },
    {
      name: 'histogram, 3 labels',
      ours: (times) => {
        for (let call = 0; call < times; call += 1) {
          const { route, method, status_code } = requestOf(call);
          record.ibex_proxy_request_duration_seconds.observe(
            { route, method, status_code },
            durationOf(call),
          );
        }
      },
      direct: (times) => {
        for (let call = 0; call < times; call += 1) {
          const { route, method, status_code } = requestOf(call);
          requests.observe({ route, method, status_code }, durationOf(call));
        }
      },
    },
    {
      name: 'timer, 3 labels',
      ours: (times) => {
        for (let call = 0; call < times; call += 1) {
          const { route, method, status_code } = requestOf(call);
          record.ibex_proxy_request_duration_seconds.startTimer()({ route, method, status_code });
        }
      },
      direct: (times) => {
        for (let call = 0; call < times; call += 1) {
          const { route, method, status_code } = requestOf(call);
          requests.startTimer()({ route, method, status_code });
        }
      },
    },
  ];
}

async function exemplarPairs(): Promise<RecordingPair[]> {
  const { record } = createMetrics({ service: 'proxy', runtimeMetrics: false, exemplar: activeTrace });
  const { histograms } = await plainMetrics(ibexCatalog, 'openmetrics');
  const requests = histograms.ibex_proxy_request_duration_seconds;
  return [
    {
      name: 'histogram, 3 labels, exemplar',
      ours: (times) => {
        for (let call = 0; call < times; call += 1) {
          const { route, method, status_code } = requestOf(call);
          record.ibex_proxy_request_duration_seconds.observe(
            { route, method, status_code },
            durationOf(call),
          );
        }
      },
      direct: (times) => {
        for (let call = 0; call < times; call += 1) {
          const { route, method, status_code } = requestOf(call);
          const exemplarLabels = { ...activeTrace() };
          requests.observe({
            labels: { route, method, status_code },
            value: durationOf(call),
            exemplarLabels,
          });
        }
      },
    },
    {
      name: 'timer, 3 labels, exemplar',
      ours: (times) => {
        for (let call = 0; call < times; call += 1) {
          const { route, method, status_code } = requestOf(call);
          record.ibex_proxy_request_duration_seconds.startTimer()({ route, method, status_code });
        }
      },
      direct: (times) => {
        for (let call = 0; call < times; call += 1) {
          const { route, method, status_code } = requestOf(call);
          requests.startTimer()({ route, method, status_code }, { ...activeTrace() });
        }
      },
    },
  ];
}

type RequestLabels = LabelsOfMetric<'ibex_proxy_requests_total'>;

/** Requests of all kinds there are. */
const REQUESTS = everySeries(ibexCatalog)
  .filter(({ definition }) => definition.name === 'ibex_proxy_requests_total')
  .filter((_series, index) => index % 13 === 0)
  // They are made of the domains of these labels.
  .map(({ labels }) => labels as RequestLabels);

function requestOf(call: number): RequestLabels {
  const request = REQUESTS[call % REQUESTS.length];
  if (!request) throw new RangeError('there are no requests');
  return request;
}

const RESULTS = ['ok', 'error', 'ok', 'revoked'] as const;

function resultOf(call: number) {
  return RESULTS[call & 3] ?? 'ok';
}

const DURATIONS = [0.0004, 0.003, 0.0007, 0.018, 0.12, 0.004, 0.7, 6];

function durationOf(call: number): number {
  return DURATIONS[call & 7] ?? 0;
}
