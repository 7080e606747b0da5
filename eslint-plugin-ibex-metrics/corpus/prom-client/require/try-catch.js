// A library with an optional peer: `require` in a try, assigned to a name declared before.
let prom;
try {
  prom = require('prom-client');
} catch {
  prom = null;
}

export const retries = prom && new prom.Counter({ name: 'retries_total', help: 'Retries' }); // finds: no-direct-registration
