// Statuses of gRPC by name; the number is another name for it, and a lower-case one is none.
import { metrics } from './metrics.js';

export function finish(code: number): void {
  const calls = metrics.record.shop_identity_grpc_requests_total;
  calls.inc({ method: 'Login', status: 'OK' });
  calls.inc({ method: 'Login', status: 'DEADLINE_EXCEEDED' });
  calls.inc({ method: 'Login', status: 'DEADLINE_EXCEDED' }); // finds: bounded-label-values
  calls.inc({ method: 'Login', status: 'ok' }); // finds: bounded-label-values
  calls.inc({ method: 'login', status: 'OK' }); // finds: bounded-label-values
  calls.inc({ method: 'Login', status: String(code) }); // finds: bounded-label-values
}
