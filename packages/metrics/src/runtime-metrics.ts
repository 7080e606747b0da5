import { collectDefaultMetrics, Histogram, type Metric, Registry } from 'prom-client';

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
 * Adds the metrics of the Node.js process to a registry, those of {@link RUNTIME_METRICS} only, each with a
 * sample from the start.
 */
export function addRuntimeMetrics(registry: Registry): void {
  ofTheProcess ??= collectRuntimeMetrics();
  for (const metric of ofTheProcess) registry.registerMetric(metric);
}

// The one thing that all registries share: it measures the process, of which there is one, and each collection leaves
// behind an observer of garbage collections and a monitor of the event loop that nothing can stop.
let ofTheProcess: readonly Metric[] | undefined;

function collectRuntimeMetrics(): readonly Metric[] {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const garbageCollections = registry.getSingleMetric('nodejs_gc_duration_seconds');
  if (garbageCollections instanceof Histogram) {
    for (const kind of GC_KINDS) garbageCollections.zero({ kind });
  }
  return RUNTIME_METRICS.flatMap((name) => registry.getSingleMetric(name) ?? []);
}

const GC_KINDS = ['major', 'minor', 'incremental', 'weakcb'];
