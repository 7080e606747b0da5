// Express: the middleware that makes its own metrics.
import express from 'express';
import promBundle from 'express-prom-bundle';

const app = express();
app.use(promBundle({ includeMethod: true, includeStatusCode: true })); // finds: no-direct-registration

export default app;
