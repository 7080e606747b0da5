// A test with a registry that is made anew before each case.
import { afterEach, beforeEach } from 'vitest';
import { Registry } from 'prom-client';

let registry: Registry;

beforeEach(() => {
  registry = new Registry(); // finds: no-direct-registration
});

afterEach(() => {
  registry.clear(); // finds: no-direct-registration
});
