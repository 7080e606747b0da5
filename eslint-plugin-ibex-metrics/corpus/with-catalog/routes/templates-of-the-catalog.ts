// Routes next to a catalog: what is requested is no route, and no value of the domain either.
import { metrics } from './metrics.js';

export function record(req: { url: string; path: string }, seconds: number): void {
  const durations = metrics.record.shop_gateway_request_duration_seconds;
  const labels = { method: 'GET', status_code: '200' } as const;
  durations.observe({ route: '/v1/orders/{id}', ...labels }, seconds);
  durations.observe({ route: 'unmatched', ...labels }, seconds);
  durations.observe({ route: req.url, ...labels }, seconds); // finds: no-url-route-label, bounded-label-values
  durations.observe({ route: `/v1/orders/${req.path}`, ...labels }, seconds); // finds: no-url-route-label, bounded-label-values
}
