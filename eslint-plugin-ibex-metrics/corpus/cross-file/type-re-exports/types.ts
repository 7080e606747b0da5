// A module that passes on types only.
import type { Counter, Registry } from 'prom-client';

export type { Histogram } from 'prom-client';
export type RequestCounter = Counter<'method'>;
export interface Telemetry {
  readonly registry: Registry;
  readonly requests: RequestCounter;
}
