// CommonJS: the positional form of before version 11.
const { Counter, Gauge } = require('prom-client');

module.exports = {
  requests: new Counter('http_requests_total', 'Requests', ['method']),
  logins: new Counter('logins_total', 'Logins', ['user_id']), // finds: no-high-cardinality-labels
  open: new Gauge('openConnections', 'Open connections'), // finds: metric-naming
};
