// A directive for every rule in a file with metrics: it says nothing, so it must at least say why.
import type { Counter } from 'prom-client';

export function place(orders: Counter<'result' | 'user_id'>, user: { id: string }): void {
  // finds in next line: exemption-ledger
  orders.inc({ user_id: user.id }); // eslint-disable-line
  orders.inc({ user_id: user.id }); // eslint-disable-line -- there are three users, and each is a machine
}
