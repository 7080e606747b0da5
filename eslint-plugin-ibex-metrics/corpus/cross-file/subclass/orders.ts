// A user of the derived class: it was reported where it was derived, its labels are looked at here.
import { TaggedCounter } from './tagged-counter';

const orders = new TaggedCounter({ name: 'orders_total', help: 'Orders placed' });

export function place(session: { id: string }): void {
  orders.inc({ result: 'ok' });
  orders.inc({ session_id: session.id }); // finds: no-high-cardinality-labels
}
