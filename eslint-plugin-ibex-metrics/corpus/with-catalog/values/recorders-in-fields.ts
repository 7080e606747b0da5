// Recorders in fields, in an object, under a computed member, and injected.
import type { Metrics } from './metrics.js';

export class RateLimiter {
  readonly #limited;
  private readonly recorders;

  constructor(private readonly metrics: Metrics) {
    this.#limited = metrics.record.shop_gateway_rate_limited_total;
    this.recorders = { limited: metrics.record['shop_gateway_rate_limited_total'] };
  }

  check(count: number): boolean {
    const isAllowed = count < 100;
    this.#limited.inc({ result: isAllowed ? 'allowed' : 'denied' });
    this.#limited.inc({ result: 'limited' }); // finds: bounded-label-values
    this.recorders.limited.inc({ result: 'limited' }); // finds: bounded-label-values
    this.metrics.record.shop_gateway_rate_limited_total.inc({ result: 'limited' }); // finds: bounded-label-values
    this.metrics.record.shop_gateway_cache_errors_total.inc();
    this.metrics.record.shop_gateway_active_connections.set(count);
    return isAllowed;
  }
}
