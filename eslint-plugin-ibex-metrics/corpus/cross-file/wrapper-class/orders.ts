// A user of the wrapper: `inc` with labels is evidence enough.
import { orderMetrics } from './metrics';

export function place(organisation: { id: string }): void {
  orderMetrics.inc({ result: 'ok' });
  orderMetrics.inc({ result: 'ok', org_id: organisation.id }); // finds: no-high-cardinality-labels
}
