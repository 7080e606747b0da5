// TypeScript with namespaces: a class that is exported from one.
import { Counter } from 'prom-client';

export namespace Metrics {
  export const Kind = Counter; // finds: no-direct-registration
}
