// Hono: the endpoint for the scrape.
import { Hono } from 'hono';
import { register } from 'prom-client';

const app = new Hono();

app.get('/metrics', async (c) => c.text(await register.metrics())); // finds: no-direct-registration

export default app;
