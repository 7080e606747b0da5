// The child that `labels` returns, kept in a const and in a map: its labels are given where it is made.
import { Counter } from 'prom-client';

const logins = new Counter({ name: 'logins_total', help: 'Logins', labelNames: ['result'] });
const ok = logins.labels({ result: 'ok' });
const byUser = new Map<string, ReturnType<typeof logins.labels>>();

export function login(user_id: string): void {
  ok.inc();
  let child = byUser.get(user_id);
  if (!child) {
    child = logins.labels({ user_id }); // finds: no-high-cardinality-labels
    byUser.set(user_id, child);
  }
  child.inc(2);
}
