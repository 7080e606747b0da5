// Recording rules: their names have colons, and are no names of the catalog, whatever their words are.
import { record } from './rules.js';

export const rules = [
  record('job:shop_gateway_request:rate5m', 'sum by (job) (rate(shop_gateway_requests_total[5m]))'),
  record(
    'shop_gateway_request_errors:ratio',
    'job:shop_gateway_errors:rate5m / job:shop_gateway_request:rate5m',
  ),
  record('shop:shop_gateway_request_total', 'sum(shop_gateway_requests_total)'),
];
