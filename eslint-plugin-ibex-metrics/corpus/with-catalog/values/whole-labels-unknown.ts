// Labels that come in as a whole: where nothing tells what is in them, nothing bounds them.
import { metrics } from './metrics.js';

export function limited(labels: Record<string, string>): void {
  metrics.record.shop_gateway_rate_limited_total.inc(labels); // finds: bounded-label-values
}

export function decided(labels: { result: 'allowed' | 'denied' }): void {
  metrics.record.shop_gateway_rate_limited_total.inc(labels); // finds without types: bounded-label-values
}

export function errors(amount: number): void {
  metrics.record.shop_gateway_cache_errors_total.inc(amount);
  metrics.record.shop_gateway_active_connections.set(amount);
}
