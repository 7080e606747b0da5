// A service that gets its metrics injected and needs their types only.
import type { Counter, Histogram } from 'prom-client';
import type client from 'prom-client';
import type * as prom from 'prom-client';

export interface Instruments {
  requests: Counter<'method'>;
  duration: Histogram<'method'>;
  registry: client.Registry;
  summary?: prom.Summary;
}

export function serve({ requests }: Instruments): void {
  requests.inc({ method: 'GET' });
}
