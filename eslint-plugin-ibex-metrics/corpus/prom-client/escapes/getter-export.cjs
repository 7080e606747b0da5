// CommonJS as a compiler writes it: a getter on `exports`.
const prom = require('prom-client');

Object.defineProperty(exports, 'Counter', {
  enumerable: true,
  get: function () {
    return prom.Counter; // finds: no-direct-registration
  },
});
