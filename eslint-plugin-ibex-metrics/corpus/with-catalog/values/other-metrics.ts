// Metrics that the catalog does not have, and labels without a domain: other rules have to do with those.
import type { Counter } from 'prom-client';

import { legacy, metrics } from './metrics.js';

export function record(requests: Counter<'result'>, result: string): void {
  requests.inc({ result });
  legacy.requests.inc({ result: `${result}!`, method: result });
  metrics.record.shop_billing_invoices_total.inc({ result });
  metrics.record.shop_gateway_rate_limited_total.inc({ result: 'allowed', reason: result });
}
