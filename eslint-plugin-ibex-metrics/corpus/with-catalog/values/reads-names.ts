// Names of metrics in queries, alerts and dashboards record nothing.
import { prometheus } from './prometheus.js';

export async function errors(route: string): Promise<number> {
  const query = `sum(rate(shop_gateway_requests_total{route="${route}",status_code=~"5.."}[5m]))`;
  const panel = { metric: 'shop_gateway_rate_limited_total', labels: { result: 'limited' } };
  const expected = { shop_gateway_rate_limited_total: { result: 'limited' } };
  return prometheus.query({ query, panel, expected });
}
