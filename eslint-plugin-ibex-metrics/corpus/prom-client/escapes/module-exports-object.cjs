// CommonJS: the client among other things.
const client = require('prom-client');
const logger = require('./logger');

module.exports = {
  client, // finds: no-direct-registration
  logger,
  register: client.register, // finds: no-direct-registration
  ...client, // finds: no-direct-registration
};
