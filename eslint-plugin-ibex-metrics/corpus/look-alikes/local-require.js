// A module loader of the project: its `require` is a parameter.
export function load(require) {
  const client = require('prom-client');
  return client.describe();
}
