// A parameter that shadows the import of the global registry.
import { register } from 'prom-client';

export function expose(register) {
  return register.metrics();
}

export const names = (registers) => registers.map((register) => register.getMetricsAsArray());
