// The form with exemplars: its labels have domains, its exemplar labels have none.
import { metrics } from './metrics.js';

export function finish(trace: string, user: string): void {
  metrics.record.shop_identity_login_duration_seconds.observe({
    labels: { result: 'ok' },
    value: 0.2,
    exemplarLabels: { trace_id: trace, user_id: user },
  });
  metrics.record.shop_gateway_rate_limited_total.inc({
    labels: { result: 'unlimited' }, // finds: bounded-label-values
    value: 1,
    exemplarLabels: { result: trace },
  });
}
