// plain http in CommonJS: the module's name stands at every use.
const http = require('http');
const client = require('prom-client');

client.collectDefaultMetrics({ prefix: 'app_' }); // finds: no-direct-registration
// finds in next line: no-direct-registration
const requests = new client.Counter({
  name: 'http_requests_total',
  help: 'Requests served',
  labelNames: ['method'],
});

http
  .createServer((req, res) => {
    requests.inc({ method: req.method });
    res.end('ok');
  })
  .listen(3000);
