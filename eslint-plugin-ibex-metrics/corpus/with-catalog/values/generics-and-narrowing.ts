// Type parameters bound to the domain, and values that are narrowed to it by a comparison, a guard or a switch.
import { metrics } from './metrics.js';

type State = 'in_use' | 'idle';

function isState(text: string): text is State {
  return text === 'in_use' || text === 'idle';
}

export function set<S extends State>(state: S, text: string, count: number): void {
  const open = metrics.record.shop_db_pool_open_connections;
  open.set({ state }, count); // finds without types: bounded-label-values
  if (isState(text)) open.set({ state: text }, count); // finds without types: bounded-label-values
  if (text === 'idle') open.set({ state: text }, count);
  open.set({ state: text as State }, count); // finds without types: bounded-label-values
  open.set({ state: text }, count); // finds: bounded-label-values
  for (const each of ['in_use', 'idle'] as const) open.inc({ state: each });
}
