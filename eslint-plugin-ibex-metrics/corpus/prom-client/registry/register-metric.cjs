// CommonJS: a metric made by a library is put into the global registry.
const { register } = require('prom-client');
const { poolGauge } = require('./pool');

register.registerMetric(poolGauge); // finds: no-direct-registration
