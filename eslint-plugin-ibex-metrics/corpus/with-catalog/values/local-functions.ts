// Functions of the file that return members only, and one that does not; without an annotation of their result.
import { metrics } from './metrics.js';

function resultOf(status: number) {
  if (status < 400) return 'ok';
  return status === 423 ? 'locked' : 'error';
}

const reasonOf = (status: number) => (status < 400 ? 'ok' : 'failed');

export function finish(status: number, seconds: number): void {
  const durations = metrics.record.shop_identity_login_duration_seconds;
  durations.observe({ result: resultOf(status) }, seconds);
  durations.observe({ result: reasonOf(status) }, seconds); // finds: bounded-label-values
}
