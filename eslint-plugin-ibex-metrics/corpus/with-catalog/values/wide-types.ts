// Types that are wider than the domain: a string, a union with a foreign member, an optional, a number, `any`.
import { metrics } from './metrics.js';

type Outcome = 'ok' | 'error' | 'locked' | 'timeout';

export function finish(
  text: string,
  outcome: Outcome,
  maybe: 'ok' | undefined,
  status: number,
  unknown: any,
  prefixed: `err_${string}`,
): void {
  const durations = metrics.record.shop_identity_login_duration_seconds;
  durations.observe({ result: text }, 1); // finds: bounded-label-values
  durations.observe({ result: outcome }, 1); // finds: bounded-label-values
  durations.observe({ result: maybe ?? 'error' }, 1); // finds without types: bounded-label-values
  durations.observe({ result: status }, 1); // finds: bounded-label-values
  durations.observe({ result: unknown }, 1); // finds: bounded-label-values
  durations.observe({ result: prefixed }, 1); // finds: bounded-label-values
}
