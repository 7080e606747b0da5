// Express: a `let` that is a constant first and the requested path on one way.
import { requests } from './metrics.js';

export function middleware(req, res, next) {
  res.on('finish', () => {
    let route = 'unmatched';
    if (req.route) {
      route = req.baseUrl + req.route.path;
    } else if (res.statusCode !== 404) {
      route = req.path;
    }
    requests.inc({ route, method: req.method }); // finds: no-url-route-label
  });
  next();
}
