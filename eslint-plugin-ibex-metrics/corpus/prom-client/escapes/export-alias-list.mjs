// An ES module: names of names, exported further down, one as the default.
import * as client from 'prom-client';

const prom = client;
let Kind = prom.Counter;

export {
  prom, // finds: no-direct-registration
  Kind as default, // finds: no-direct-registration
};
