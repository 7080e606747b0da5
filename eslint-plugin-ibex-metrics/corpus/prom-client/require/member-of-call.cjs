// CommonJS: the class is taken from the call of `require` at once, and once constructed in place.
const Gauge = require('prom-client').Gauge;

exports.waiting = new Gauge({ name: 'queue_size', help: 'Messages that wait' }); // finds: no-direct-registration
exports.taken = new (require('prom-client').Counter)({ name: 'messages_total', help: 'Messages' }); // finds: no-direct-registration
