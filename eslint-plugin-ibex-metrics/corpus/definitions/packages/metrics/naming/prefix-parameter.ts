// Factories that put a parameter before every name. A prefix is one per process, and customary (`collectDefaultMetrics`
// takes one too), so it is fine; anything else in the name makes a family each.
import { Counter } from 'prom-client';

export function httpMetrics(prefix: string) {
  return {
    requests: new Counter({ name: `${prefix}_http_requests_total`, help: 'Requests' }),
    errors: new Counter({ name: prefix + 'http_errors_total', help: 'Errors' }),
    badly: new Counter({ name: `${prefix}_httpErrors_total`, help: 'Errors' }), // finds: metric-naming
  };
}

export function metricsOf(tenant: string, shop: { slug: string }) {
  return {
    requests: new Counter({ name: `${tenant}_http_requests_total`, help: 'Requests' }), // finds: metric-naming
    errors: new Counter({ name: shop.slug + '_http_errors_total', help: 'Errors' }), // finds: metric-naming
  };
}
