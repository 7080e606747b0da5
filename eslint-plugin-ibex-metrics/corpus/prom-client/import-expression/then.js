// Hono on Node.js: the module is used in `then`.
import { Hono } from 'hono';

const app = new Hono();

import('prom-client').then((client) => {
  const requests = new client.Counter({ name: 'http_requests_total', help: 'Requests served' }); // finds: no-direct-registration
  app.use(async (c, next) => {
    await next();
    requests.inc();
  });
});

export default app;
