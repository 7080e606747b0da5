// Alerts that are built in code: the names are in expressions of PromQL, in strings and in templates over several lines.
import { alert, group } from './rules.js';

const WINDOW = '5m';

export const gateway = group('gateway', [
  alert('GatewayErrors', {
    expr: 'sum(rate(shop_gateway_requests_total{status_code=~"5.."}[5m])) > 1',
    for: '10m',
  }),
  alert('GatewaySlow', {
    expr: `
      histogram_quantile(0.99,
        sum by (le) (rate(shop_gateway_request_duration_seconds_buckets[${WINDOW}])) // finds: known-metric-names
      ) > 2`,
    for: '10m',
  }),
  alert('GatewayFull', {
    expr: 'max_over_time(shop_gateway_connections[1h]) > 1000', // finds: known-metric-names
    summary: 'The gateway has many connections',
  }),
  alert('DatabaseWaits', {
    expr: `shop_db_pool_waiting_clients{state="in_use"} > 5`, // finds: known-metric-names
    summary: `See shop_db_pool_open_connections of {{ $labels.instance }}`,
  }),
  alert('DatabaseSlow', {
    expr:
      'rate(shop_db_query_duration_seconds_sum[5m])' +
      ' / rate(shop_db_query_duration_seconds_total[5m]) > 0.5', // finds: known-metric-names
  }),
]);
