// An older TypeScript service: `export import`.
export import prom = require('prom-client'); // finds: no-direct-registration
