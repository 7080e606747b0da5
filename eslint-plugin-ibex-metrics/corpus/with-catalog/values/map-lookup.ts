// A lookup in a constant map whose values are all members; and in one of which some are not.
import { metrics } from './metrics.js';

const RESULTS = { 0: 'ok', 16: 'locked', 5: 'not_found' } as const;
const OUTCOMES = { accepted: 'ok', rejected: 'error', blocked: 'locked' } as const;

export function finish(status: keyof typeof RESULTS, outcome: keyof typeof OUTCOMES, seconds: number) {
  metrics.record.shop_identity_login_duration_seconds.observe({ result: OUTCOMES[outcome] }, seconds);
  metrics.record.shop_identity_login_duration_seconds.observe(
    { result: RESULTS[status] }, // finds: bounded-label-values
    seconds,
  );
}
