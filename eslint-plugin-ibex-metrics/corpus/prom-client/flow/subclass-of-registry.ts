// A worker pool: a registry of one's own kind.
import { Registry } from 'prom-client';

// finds in next line: no-direct-registration
export class WorkerRegistry extends Registry {
  readonly workers = new Set<number>();
}
