// A cron job in CommonJS: a gateway for the metrics of the job only, pushed at once.
const client = require('prom-client');

const registry = new client.Registry(); // finds: no-direct-registration

exports.finish = () => {
  // finds in next line: no-direct-registration x2
  return new client.Pushgateway('http://pushgateway:9091', {}, registry).push({ jobName: 'cleanup' });
};
