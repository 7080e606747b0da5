// CommonJS: destructured under other names.
const { Counter: C, Gauge: G } = require('prom-client');

exports.sent = new C({ name: 'mails_sent_total', help: 'Mails sent' }); // finds: no-direct-registration
exports.waiting = new G({ name: 'mails_waiting', help: 'Mails in the queue' }); // finds: no-direct-registration
