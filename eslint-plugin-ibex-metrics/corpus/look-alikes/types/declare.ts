// Ambient declarations: a global of the house, and members added to the module's types.
import type { Registry } from 'prom-client';

declare global {
  var metricsRegistry: Registry | undefined;
}

declare module 'prom-client' {
  interface Counter<T extends string> {
    owner?: T;
  }
}
