// A dashboard as code: queries with the variables of Grafana, escaped quotes, and what panels are called.
import { panel, row, target } from './grafana.js';

export const rows = [
  row('shop_gateway', [
    panel(
      'Requests',
      target('sum by (route) (rate(shop_gateway_requests_total{job="$job"}[$__rate_interval]))'),
    ),
    panel('Denied', target('rate(shop_gateway_rate_limited{result="denied"}[$__rate_interval])')), // finds: known-metric-names
    panel('Logins', target('sum(increase(shop_identity_login_total[$__range]))')), // finds: known-metric-names
    panel('Up', target('min by (service) (shop_process_up)'), { id: 'shop_gateway_overview' }),
  ]),
];

export const variables = [{ name: 'route', query: 'label_values(shop_gateway_requests, route)' }]; // finds: known-metric-names
export const uid = 'shop_gateway_requests-v2';
