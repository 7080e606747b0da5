// Express: yet another middleware, called where it is required.
const app = require('express')();

app.use(require('prometheus-api-metrics')()); // finds: no-direct-registration
