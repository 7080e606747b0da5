// CommonJS: a module that is prom-client under another name.
module.exports = require('prom-client'); // finds: no-direct-registration
