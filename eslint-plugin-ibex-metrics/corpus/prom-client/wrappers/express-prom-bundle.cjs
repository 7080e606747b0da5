// Express in CommonJS: the middleware in a constant, and the module under another name.
const app = require('express')();
const bundle = require('express-prom-bundle');

const metricsMiddleware = bundle({ includeMethod: true }); // finds: no-direct-registration
app.use(metricsMiddleware);
