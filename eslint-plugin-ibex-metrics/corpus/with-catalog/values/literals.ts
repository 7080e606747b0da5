// Literals of a finite domain: members, and near misses that a search for the member would not find.
import { metrics } from './metrics.js';

export function record(state: string): void {
  metrics.record.shop_gateway_rate_limited_total.inc({ result: 'allowed' });
  metrics.record.shop_gateway_rate_limited_total.inc({ result: 'denied' }, 2);
  metrics.record.shop_gateway_rate_limited_total.inc({ result: 'denyed' }); // finds: bounded-label-values
  metrics.record.shop_gateway_rate_limited_total.inc({ result: 'Allowed' }); // finds: bounded-label-values
  metrics.record.shop_db_pool_open_connections.set({ state: 'in_use' }, 3);
  metrics.record.shop_db_pool_open_connections.set({ state: 'in-use' }, 3); // finds: bounded-label-values
  metrics.record.shop_db_pool_open_connections.dec({ state: 'waiting' }); // finds: bounded-label-values
  metrics.record.shop_process_up.set({ service: 'billing' }, 1); // finds: bounded-label-values
  metrics.record.shop_identity_login_duration_seconds.observe({ result: 'ok' }, 0.2);
  metrics.record.shop_identity_login_duration_seconds.observe({ result: '' }, 0.2); // finds: bounded-label-values
  console.info({ result: 'denyed', state });
}
