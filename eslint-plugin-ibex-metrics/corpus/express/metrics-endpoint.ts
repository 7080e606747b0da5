// Express: an endpoint that serves the exposition of a registry by hand, outside of the metrics package.
import { Router } from 'express';

import { registry } from './metrics.js';

export const router = Router();

router.get('/metrics', async (_req, res) => {
  res.setHeader('Content-Type', registry.contentType); // finds: no-handwritten-exposition
  res.end(await registry.metrics());
});

router.get('/metrics/plain', async (_req, res) => {
  res.set('content-type', 'text/plain; version=0.0.4; charset=utf-8'); // finds: no-handwritten-exposition
  res.send(await registry.metrics());
});

router.get('/metrics/open', async (_req, res) => {
  res.type('application/openmetrics-text; version=1.0.0; charset=utf-8'); // finds: no-handwritten-exposition
  res.send(await registry.metrics());
});

router.get('/healthz', (_req, res) => {
  res.type('text/plain').send('ok');
});
