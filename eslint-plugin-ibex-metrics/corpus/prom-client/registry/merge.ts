// Two registries become one for the scrape.
import { Registry, register } from 'prom-client';
import { workers } from './workers';

// finds in next line: no-direct-registration
export const all = Registry.merge([
  register, // finds: no-direct-registration
  workers,
]);
