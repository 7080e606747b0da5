// CommonJS: names that exist before are filled from the module.
let Counter, collectDefaultMetrics;
({ Counter, collectDefaultMetrics } = require('prom-client'));

collectDefaultMetrics(); // finds: no-direct-registration
exports.errors = new Counter({ name: 'errors_total', help: 'Errors' }); // finds: no-direct-registration
