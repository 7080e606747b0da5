// A service with a function of its own that returns the type of the metrics package.
import { metrics, type Result } from '../../../packages/metrics/src/index.js';
import { decide } from './decide.js';

export function limit(key: string): boolean {
  const result: Result = decide(key);
  metrics.record.shop_gateway_rate_limited_total.inc({ result }); // finds without types: bounded-label-values
  metrics.record.shop_gateway_rate_limited_total.inc({ result: decide(key) }); // finds without types: bounded-label-values
  metrics.record.shop_gateway_rate_limited_total.inc({ result: 'deny' }); // finds: bounded-label-values
  return result === 'allowed';
}
