// A metrics layer driven by JSON: the class is looked up in the module by its name.
import client from 'prom-client';

export function fromDefinition({ type, ...options }) {
  return new client[type](options); // finds: no-direct-registration
}
