// Koa: the exposition content type by `ctx.set`, `ctx.type` and `ctx.response.set`.
import Router from '@koa/router';

import { registry, render } from './metrics.js';

export const router = new Router();

router.get('/metrics', async (ctx) => {
  ctx.set('Content-Type', registry.contentType); // finds: no-handwritten-exposition
  ctx.body = await registry.metrics();
});

router.get('/internal/metrics', async (ctx) => {
  ctx.type = 'text/plain; version=0.0.4'; // finds: no-handwritten-exposition
  ctx.body = render();
});

router.get('/openmetrics', async (ctx) => {
  ctx.response.set('content-type', 'application/openmetrics-text; version=1.0.0'); // finds: no-handwritten-exposition
  ctx.body = render();
});

router.get('/version', (ctx) => {
  ctx.type = 'text/plain';
  ctx.body = '0.0.4';
});
