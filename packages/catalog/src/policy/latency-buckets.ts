/**
 * The standard upper bounds, in seconds, of every latency histogram: fine below 20 ms, the budget of
 * the proxy's own work, and coarse above.
 */
export const LATENCY_BUCKETS: readonly number[] = Object.freeze([
  0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5,
]);

/** Whether a metric observes seconds, by its name: what {@link LATENCY_BUCKETS} are bounds of. */
export function observesSeconds(metricName: string): boolean {
  return metricName.endsWith('_seconds');
}
