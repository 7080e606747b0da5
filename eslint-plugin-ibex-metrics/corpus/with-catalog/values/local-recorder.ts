// Functions of the file that take the value of a label: where all calls are known, so are the values.
import { metrics } from './metrics.js';

const countLimited = (result: string) => metrics.record.shop_gateway_rate_limited_total.inc({ result });

export function countQuery(operation: string, seconds: number): void {
  metrics.record.shop_db_query_duration_seconds.observe({ operation }, seconds); // finds: bounded-label-values
}

export function check(count: number): void {
  countLimited(count < 100 ? 'allowed' : 'denied');
  countQuery('find_order', 0.1);
}
