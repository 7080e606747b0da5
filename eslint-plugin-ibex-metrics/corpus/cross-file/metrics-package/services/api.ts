// A service that records with what the metrics package gives it.
import { requests } from '../packages/metrics/src/index';

export function handle(method: string): void {
  requests.inc({ method });
}
