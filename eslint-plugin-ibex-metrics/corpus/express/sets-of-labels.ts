// Sets of labels in an array, gone through by a loop and by `forEach`.
import { openSessions, requests } from './metrics.js';

const SETS = [
  { method: 'GET', result: 'ok' },
  { method: 'GET', user_id: 'none' }, // finds: no-high-cardinality-labels
];
const ROUTES = [{ route: '/users/:id' }, { route: '/users/42' }]; // finds: no-url-route-label

export function initialise(): void {
  for (const labels of SETS) requests.inc(labels, 0);
  ROUTES.forEach((labels) => requests.inc(labels, 0));
  [requests, openSessions].forEach((metric) => metric.inc({ session_id: 'none' }, 0)); // finds: no-high-cardinality-labels
}
