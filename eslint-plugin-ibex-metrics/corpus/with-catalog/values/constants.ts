// Members by constants, maps `as const`, enums and an object that is passed by name.
import { metrics } from './metrics.js';

const ALLOWED = 'allowed';
const RESULT = { yes: 'allowed', no: 'denied', maybe: 'undecided' } as const;

enum State {
  Idle = 'idle',
  InUse = 'in_use',
  Closed = 'closed',
}

export function record(): void {
  const { record } = metrics;
  record.shop_gateway_rate_limited_total.inc({ result: ALLOWED });
  record.shop_gateway_rate_limited_total.inc({ result: RESULT.yes });
  record.shop_gateway_rate_limited_total.inc({ result: RESULT.maybe }); // finds: bounded-label-values
  record.shop_db_pool_open_connections.set({ state: State.InUse }, 1);
  record.shop_db_pool_open_connections.set({ state: State.Closed }, 1); // finds: bounded-label-values
  const labels = { result: 'maybe' }; // finds: bounded-label-values
  record.shop_gateway_rate_limited_total.inc(labels);
  const denied = { result: RESULT.no };
  record.shop_gateway_rate_limited_total.inc({ ...denied });
}
