// An ES module: `Module.createRequire` of the default import.
import Module from 'node:module';

const requireHere = Module.createRequire(import.meta.url);
export const hits = new (requireHere('prom-client').Counter)({ name: 'cache_hits_total', help: 'Hits' }); // finds: no-direct-registration
