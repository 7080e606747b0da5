// A builder that gets a class, with a type for it.
import type { Counter } from 'prom-client';

export function build(Kind: typeof Counter, name: string): Counter {
  return new Kind({ name: 'jobs_total', help: `Jobs of ${name}` }); // finds with types: no-direct-registration
}
