// A user of the factory: what it is given can only be the options of a metric.
import { makeCounter } from './make-counter';

export const orders = makeCounter({
  name: 'orders_total',
  help: 'Orders placed',
  labelNames: ['result', 'session_id'], // finds: no-high-cardinality-labels
});
