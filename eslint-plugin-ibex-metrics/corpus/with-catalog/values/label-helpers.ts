// A label function that is imported from the metrics package by its name brings any value into the domain.
import { grpcStatusLabel as statusLabel } from '@ibex/metrics';
import type { Metrics } from '@ibex/metrics';

export function finish({ record }: Metrics, code: number): void {
  const status = statusLabel(code);
  record.shop_identity_grpc_requests_total.inc({ method: 'Login', status });
  record.shop_identity_grpc_requests_total.inc({ method: 'Logout', status: statusLabel(code) });
  record.shop_identity_grpc_requests_total.inc({ method: 'Refresh', status: String(code) }); // finds: bounded-label-values
}
