// A parameter called `route` or `path` is the caller's business.
import type { Counter, Histogram } from 'prom-client';

export class HttpMetrics {
  constructor(
    private readonly requests: Counter<'route' | 'method'>,
    private readonly durations: Histogram<'route'>,
  ) {}

  record(route: string, method: string, seconds: number): void {
    this.requests.inc({ route, method });
    this.durations.observe({ route }, seconds);
  }

  recordAt({ path, method }: { path: string; method: string }): void {
    this.requests.labels(path, method).inc();
  }
}
