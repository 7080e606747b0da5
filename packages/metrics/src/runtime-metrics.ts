import {
  collectDefaultMetrics,
  Counter,
  Histogram,
  type Metric,
  Registry,
  type RegistryContentType,
} from 'prom-client';

import { type Family, familyName } from './family.js';
import type { ScrapeFormat } from './scrape-format.js';

/**
 * The runtime families that are exposed: what prom-client offers less those that `promtool check metrics`
 * objects to (gauges named `_total`) and those with a label per kind of handle. A list of what is allowed,
 * so that an upgrade of prom-client adds nothing unseen.
 */
export const RUNTIME_METRICS: readonly string[] = [
  'process_cpu_user_seconds_total',
  'process_cpu_system_seconds_total',
  'process_cpu_seconds_total',
  'process_start_time_seconds',
  'process_resident_memory_bytes',
  'process_virtual_memory_bytes',
  'process_heap_bytes',
  'process_open_fds',
  'process_max_fds',
  'nodejs_eventloop_lag_seconds',
  'nodejs_eventloop_lag_min_seconds',
  'nodejs_eventloop_lag_max_seconds',
  'nodejs_eventloop_lag_mean_seconds',
  'nodejs_eventloop_lag_stddev_seconds',
  'nodejs_eventloop_lag_p50_seconds',
  'nodejs_eventloop_lag_p90_seconds',
  'nodejs_eventloop_lag_p99_seconds',
  'nodejs_heap_size_total_bytes',
  'nodejs_heap_size_used_bytes',
  'nodejs_external_memory_bytes',
  'nodejs_heap_space_size_total_bytes',
  'nodejs_heap_space_size_used_bytes',
  'nodejs_heap_space_size_available_bytes',
  'nodejs_version_info',
  'nodejs_gc_duration_seconds',
];

/**
 * Makes the families of the metrics of the Node.js process, those of {@link RUNTIME_METRICS} only, each with a sample
 * from the start. They are read when they are rendered.
 *
 * @param registry - of prom-client, in the format
 */
export function runtimeFamilies(format: ScrapeFormat, registry: Registry<RegistryContentType>): Family[] {
  ofTheProcess ??= collectRuntimeMetrics();
  return ofTheProcess.map(([metricName, metric]) => {
    const name = familyName(metricName, metric instanceof Counter, format);
    registry.registerMetric(name === metricName ? metric : renamed(metric, name));
    return async function* () {
      const text = await registry.getSingleMetricAsString(name);
      // prom-client's own spelling of what has no value yet, such as the mean of no delays.
      yield text.replaceAll(/ Nan$/gm, ' NaN');
    };
  });
}

/** The same metric by another name. prom-client would have to rename the one that every registry has. */
function renamed(metric: Metric, name: string): Metric {
  const get = async () => ({ ...(await metric.get()), name });
  return Object.assign(Object.create(metric) as Metric, { name, get });
}

// The one thing that all registries share: it measures the process, of which there is one, and each collection leaves
// behind an observer of garbage collections and a monitor of the event loop that nothing can stop.
let ofTheProcess: readonly (readonly [name: string, metric: Metric])[] | undefined;

function collectRuntimeMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const garbageCollections = registry.getSingleMetric('nodejs_gc_duration_seconds');
  if (garbageCollections instanceof Histogram) {
    for (const kind of GC_KINDS) garbageCollections.zero({ kind });
  }
  return RUNTIME_METRICS.flatMap((name) => {
    const metric = registry.getSingleMetric(name);
    return metric ? [[name, metric] as const] : [];
  });
}

const GC_KINDS = ['major', 'minor', 'incremental', 'weakcb'];
