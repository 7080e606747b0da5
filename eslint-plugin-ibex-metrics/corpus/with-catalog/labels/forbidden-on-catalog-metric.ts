// A forbidden label on metrics of the catalog: `set` is enough where the metric goes by its name.
import { metrics } from './metrics.js';

export function record(user: string, org: string): void {
  metrics.record.shop_process_up.set({ service: 'gateway', user_id: user }, 1); // finds: no-high-cardinality-labels
  metrics.record['shop_db_pool_open_connections'].set({ state: 'idle', orgId: org }, 1); // finds: no-high-cardinality-labels
  const { shop_gateway_rate_limited_total: limited } = metrics.record;
  limited.inc({ result: 'denied', 'agent-id': user }); // finds: no-high-cardinality-labels
  limited.inc({ result: 'denied' });
}
