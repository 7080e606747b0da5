// CommonJS: one of two modules, by the environment.
const metrics = process.env.METRICS === 'prometheus' ? require('prom-client') : require('./no-metrics');

exports.calls = new metrics.Counter({ name: 'calls_total', help: 'Calls' }); // finds: no-direct-registration
