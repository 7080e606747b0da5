// Hono: answers with the exposition content type, by the helpers of the context and by `Response`.
import { Hono } from 'hono';

import { render } from './render.js';

export const app = new Hono();

app.get('/metrics', async (c) => {
  c.header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8'); // finds: no-handwritten-exposition
  return c.body(await render());
});

app.get('/metrics2', async (c) => {
  const headers = { 'Content-Type': 'text/plain; version=0.0.4' }; // finds: no-handwritten-exposition
  return c.body(await render(), 200, headers);
});

app.get('/metrics3', async () => {
  return new Response(await render(), {
    headers: { 'content-type': 'application/openmetrics-text; version=1.0.0' }, // finds: no-handwritten-exposition
  });
});

app.get('/', (c) => c.text('# Help\n\nAsk for /metrics.'));
