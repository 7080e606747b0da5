// Label names in type parameters are types; the ones in `labelNames` are what counts.
import { Counter, Gauge } from 'prom-client';

type Labels = 'method' | 'user_id';

export const requests = new Counter<Labels>({
  name: 'http_requests_total',
  help: 'Requests',
  labelNames: ['method', 'user_id'], // finds: no-high-cardinality-labels
});

export const open: Gauge<'session_id'> = new Gauge({ name: 'open_connections', help: 'Open connections' });

export function count(labels: { user_id: string; method: string }): void {
  requests.inc({ method: labels.method });
}
