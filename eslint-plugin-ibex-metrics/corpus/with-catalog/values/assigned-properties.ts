// Labels that are written to an object one by one before it is recorded.
import { metrics } from './metrics.js';

export function finish(failed: boolean): void {
  const labels: Record<string, string> = {};
  labels.result = 'ok';
  if (failed) labels.result = 'failed'; // finds: bounded-label-values
  metrics.record.shop_identity_login_duration_seconds.observe(labels, 1);
}
