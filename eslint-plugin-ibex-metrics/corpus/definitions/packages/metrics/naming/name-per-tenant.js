// A counter for each tenant of a list, made in a loop: a family for each of them.
import { Counter } from 'prom-client';

export function perTenant(tenants) {
  const counters = new Map();
  for (const tenant of tenants) {
    counters.set(tenant, new Counter({ name: `requests_${tenant}_total`, help: 'Requests' })); // finds: metric-naming
  }
  return counters;
}
