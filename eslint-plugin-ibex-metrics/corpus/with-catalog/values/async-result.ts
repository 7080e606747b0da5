// The result of an async function of the file: members only, which types tell, and awaited where it is given.
import { metrics } from './metrics.js';

async function check(key: string) {
  const response = await fetch(`http://limits.internal/${key}`);
  return response.ok ? 'allowed' : 'denied';
}

export async function limit(key: string): Promise<void> {
  const result = await check(key);
  metrics.record.shop_gateway_rate_limited_total.inc({ result }); // finds without types: bounded-label-values
}
