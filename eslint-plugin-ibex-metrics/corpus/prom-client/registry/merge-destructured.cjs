// CommonJS: the function is taken out of the class.
const { Registry } = require('prom-client');

const { merge } = Registry;

exports.mergeAll = (registries) => merge(registries); // finds: no-direct-registration
