// Express in CommonJS: another middleware with metrics of its own.
const express = require('express');
const prometheus = require('express-prometheus-middleware');

const app = express();
app.use(
  // finds in next line: no-direct-registration
  prometheus({
    metricsPath: '/metrics',
    collectDefaultMetrics: true,
    requestDurationBuckets: [0.1, 0.5, 1, 1.5],
  }),
);
