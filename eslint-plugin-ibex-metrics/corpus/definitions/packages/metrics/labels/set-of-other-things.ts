// `set`, `remove` and `labels` of other things, beside a gauge of the file.
import { Gauge } from 'prom-client';

const gauge = new Gauge({ name: 'open_sessions', help: 'Open sessions', labelNames: ['state'] });
const sessions = new Map<object, number>();
const seen = new WeakSet<object>();

export function refresh(user_id: string, chart, store, list): void {
  sessions.set({ user_id }, 1);
  seen.add({ user_id });
  store.set({ user_id });
  list.remove({ user_id });
  chart.labels = { user_id };
  new URLSearchParams({ user_id }).set('user_id', user_id);
  gauge.set({ state: 'open' }, sessions.size);
  gauge.set(sessions.size);
}
