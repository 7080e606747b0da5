// A spread of an object that is not known: what it holds cannot be proven, what stands after it can.
import type { LogFields } from './log.js';
import { metrics } from './metrics.js';

export function record(fields: { result: string; path: string }, log: LogFields): void {
  metrics.record.shop_gateway_rate_limited_total.inc({ ...log, result: 'allowed' });
  metrics.record.shop_gateway_rate_limited_total.inc({ ...log, result: 'alowed' }); // finds: bounded-label-values
  metrics.record.shop_gateway_rate_limited_total.inc({ result: fields.result }); // finds: bounded-label-values
}
