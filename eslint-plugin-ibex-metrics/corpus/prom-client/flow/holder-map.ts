// A map of classes by type: where the classes go into the map they can no longer be followed.
import { Counter, Gauge } from 'prom-client';

export const classes = new Map<string, typeof Counter | typeof Gauge>([
  ['counter', Counter], // finds: no-direct-registration
  ['gauge', Gauge], // finds: no-direct-registration
]);
