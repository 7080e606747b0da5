// Node.js 22: `createRequire` of the module that `process.getBuiltinModule` gives.
const { createRequire } = process.getBuiltinModule('node:module');

const requireHere = createRequire(import.meta.url);
const { Counter } = requireHere('prom-client');

export const hits = new Counter({ name: 'cache_hits_total', help: 'Hits' }); // finds: no-direct-registration
