// Values that a test has proven to be members: `includes` of an array, `has` of a set, an `instanceof` between literals.
import { metrics } from './metrics.js';

const RESULTS = ['ok', 'error', 'locked'] as const;
const LOOSE = new Set(['ok', 'error', 'timeout']);

export function finish(text: any, error: unknown, seconds: number): void {
  const durations = metrics.record.shop_identity_login_duration_seconds;
  durations.observe({ result: RESULTS.includes(text) ? text : 'error' }, seconds);
  durations.observe({ result: error instanceof RangeError ? 'locked' : 'error' }, seconds);
  durations.observe({ result: LOOSE.has(text) ? text : 'error' }, seconds); // finds: bounded-label-values
  durations.observe({ result: RESULTS.includes(text) ? 'ok' : text }, seconds); // finds: bounded-label-values
}
