// JavaScript: numbers and booleans are written as text; one that is written there is a member or it is not.
import { metrics } from './metrics.js';

export function record(res) {
  const labels = { route: '/v1/products', method: 'GET' };
  metrics.record.shop_gateway_requests_total.inc({ ...labels, status_code: 200 });
  metrics.record.shop_gateway_requests_total.inc({ ...labels, status_code: res.ok ? 200 : 500 });
  metrics.record.shop_gateway_requests_total.inc({ ...labels, status_code: 418 }); // finds: bounded-label-values
  metrics.record.shop_gateway_rate_limited_total.inc({ result: res.ok === true }); // finds: bounded-label-values
}
