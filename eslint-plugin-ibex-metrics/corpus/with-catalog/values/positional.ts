// A metric of the catalog as the metrics package has it: positional labels in the order of the catalog.
import { raw } from './metrics.js';

export function record(text: string): void {
  raw.shop_gateway_rate_limited_total.labels('allowed').inc();
  raw.shop_gateway_rate_limited_total.labels('allow').inc(); // finds: bounded-label-values
  raw.shop_gateway_rate_limited_total.labels(text).inc(); // finds: bounded-label-values
  raw.shop_identity_grpc_requests_total.labels('Login', 'OK').inc();
  raw.shop_identity_grpc_requests_total.labels('Login', 'Ok').inc(); // finds: bounded-label-values
  raw.shop_identity_grpc_requests_total.remove('Login', 'OK');
}
