// A loop over all members of a domain, to set each of them at every scrape.
import { metrics } from './metrics.js';
import type { Pool } from './pool.js';

const STATES = ['in_use', 'idle'] as const;
const ALL = ['in_use', 'idle', 'total'] as const;

export function update(pool: Pool): void {
  const open = metrics.record.shop_db_pool_open_connections;
  for (const state of STATES) open.set({ state }, pool.count(state));
  for (const state of ALL) open.set({ state }, pool.count(state)); // finds: bounded-label-values
  open.set({ state: STATES[0] }, pool.idle);
  open.set({ state: ALL[2] }, pool.size); // finds: bounded-label-values
}
