// A loop over classes: where they go into the array they can no longer be followed.
import { Counter, Gauge } from 'prom-client';

export function makeAll(names: string[]): void {
  // finds in next line: no-direct-registration x2
  for (const Kind of [Counter, Gauge]) {
    console.log(Kind.name, names);
  }
}
