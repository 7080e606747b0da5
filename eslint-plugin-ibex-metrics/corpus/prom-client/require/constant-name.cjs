// CommonJS: the module's name is a constant, shared with an error message.
const MODULE = 'prom-client';

function load() {
  const client = require(MODULE);
  if (!client) throw new Error(`install ${MODULE}`);
  new client.Counter({ name: 'starts_total', help: 'Starts of the process' }).inc(); // finds: no-direct-registration
}

exports.load = load;
