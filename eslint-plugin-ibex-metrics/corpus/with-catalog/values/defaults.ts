// Defaults of parameters and of patterns: a default bounds nothing, unless the type does.
import { metrics } from './metrics.js';

export function pool({ state = 'idle', size = 0 }: { state?: string; size?: number } = {}): void {
  metrics.record.shop_db_pool_open_connections.set({ state }, size); // finds: bounded-label-values
}

export function limited(result: 'allowed' | 'denied' = 'denied'): void {
  metrics.record.shop_gateway_rate_limited_total.inc({ result }); // finds without types: bounded-label-values
}
