// A service that has metrics of its garbage collector registered for it.
const gcStats = require('prometheus-gc-stats');

gcStats()(); // finds: no-direct-registration
