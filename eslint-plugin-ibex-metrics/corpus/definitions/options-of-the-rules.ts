// Options of the rules in a comment: more forbidden labels, and more labels that hold a route.
/* eslint ibex-metrics/no-high-cardinality-labels: ['error', { additionalForbiddenLabels: ['ip', 'trace_id'] }] */
/* eslint ibex-metrics/no-url-route-label: ['error', { additionalRouteLabels: ['http_target'] }] */
import { requests } from './metrics.js';

export function count(req: { ip: string; url: string; method: string }, trace: string): void {
  requests.inc({ ip: req.ip, method: req.method }); // finds: no-high-cardinality-labels
  requests.inc({ traceId: trace, method: req.method }); // finds: no-high-cardinality-labels
  requests.inc({ http_target: req.url }); // finds: no-url-route-label
  requests.inc({ zip: 'none', ship: 'none', target: req.url });
}
