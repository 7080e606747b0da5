// A function of the file that makes labels for several recordings; each value is judged where it is written.
import { metrics } from './metrics.js';

function labelsOf(ok: boolean) {
  return { result: ok ? 'ok' : 'failed' }; // finds: bounded-label-values
}

export function finish(ok: boolean, seconds: number): void {
  metrics.record.shop_identity_login_duration_seconds.observe(labelsOf(ok), seconds);
  metrics.record.shop_identity_refresh_duration_seconds.observe({ ...labelsOf(ok) }, seconds);
}
