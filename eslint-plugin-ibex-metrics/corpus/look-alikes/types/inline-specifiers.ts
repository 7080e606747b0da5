// Inline `type` specifiers, of an import and of a re-export.
import { type Counter, type Registry } from 'prom-client';

export { type Gauge, type Histogram } from 'prom-client';
export type { Summary } from 'prom-client';
export type * from 'prom-client';

export type MetricOf<T extends string> = Counter<T>;
export let current: Registry | undefined;
