// Templates with a version that is a number alone, as after `/api/`: it is no id, there are as many as were published.
import { requests } from './metrics.js';

export function initialise(): void {
  requests.inc({ route: '/rest/api/2/issue/:key' }, 0);
  requests.inc({ route: '/api/3/search' }, 0);
  requests.inc({ route: '/api/users/3' }, 0); // finds: no-url-route-label
}
