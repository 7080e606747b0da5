// A function of the file that only records what it is given.
import { requests } from './metrics.js';

const track = (labels, amount = 1) => requests.inc(labels, amount);

export function onRequest(req, res, next) {
  track({ method: req.method, result: 'started' });
  track({ method: req.method, session_id: req.session.id }); // finds: no-high-cardinality-labels
  track({ route: req.url }, 2); // finds: no-url-route-label
  next();
}
