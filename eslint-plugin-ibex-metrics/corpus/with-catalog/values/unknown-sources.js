// JavaScript: values from imports, parameters and calls, of which nothing is known. "Cannot be proven bounded".
import { STATE } from './constants.js';
import { metrics } from './metrics.js';
import { stateOf } from './pool.js';

export function update(pool, state) {
  const open = metrics.record.shop_db_pool_open_connections;
  open.set({ state: STATE }, pool.size); // finds: bounded-label-values
  open.set({ state: stateOf(pool) }, pool.size); // finds: bounded-label-values
  open.set({ state }, pool.size); // finds: bounded-label-values
  open.set({ state: pool.state }, pool.size); // finds: bounded-label-values
  open.set({ state: 'idle' }, pool.idle);
}
