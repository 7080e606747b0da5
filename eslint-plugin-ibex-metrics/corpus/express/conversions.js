// Express: the URL through conversions that leave it what it is.
import { requests } from './metrics.js';

export function count(req) {
  requests.inc({ route: String(req.url) }); // finds: no-url-route-label
  requests.inc({ route: req.path.toLowerCase() }); // finds: no-url-route-label
  requests.inc({ route: `${req.path}` }); // finds: no-url-route-label
  requests.inc({ route: 'GET ' + req.path }); // finds: no-url-route-label
  requests.inc({ route: decodeURIComponent(req.originalUrl) }); // finds: no-url-route-label
  requests.inc({ route: req.url.split('/').slice(0, 4).join('/') }); // finds: no-url-route-label
  requests.inc({ route: req.originalUrl.substring(0, 64) }); // finds: no-url-route-label
  requests.inc({ route: req.url.trim() || '/' }); // finds: no-url-route-label
}
