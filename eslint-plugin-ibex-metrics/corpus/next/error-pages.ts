// Next: the pages `/404` and `/500` are routes that stand in the code. A status is no id: there is one page of each.
import { pageViews } from './lib/metrics';

export function countErrorPage(status: 404 | 500 | undefined): void {
  if (status === 404) pageViews.inc({ route: '/404' });
  else if (status === 500) pageViews.inc({ route: '/500' });
  else pageViews.inc({ route: '/_error' });
  pageViews.inc({ route: '/users/404' }); // finds: no-url-route-label
}
