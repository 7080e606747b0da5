// Express in CommonJS: classes destructured from `require`.
const { Counter, Histogram, register } = require('prom-client');

const requests = new Counter({ name: 'http_requests_total', help: 'Requests served' }); // finds: no-direct-registration
// finds in next line: no-direct-registration
const duration = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Duration of requests',
  buckets: [0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5],
});

module.exports = (app) => {
  app.use((req, res, next) => {
    requests.inc();
    res.on('finish', duration.startTimer());
    next();
  });
  app.get('/metrics', async (req, res) => res.end(await register.metrics())); // finds: no-direct-registration
};
