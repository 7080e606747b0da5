// Hono: the functions of its middleware.
import { Hono } from 'hono';
import { prometheus } from '@hono/prometheus';

const { printMetrics, registerMetrics } = prometheus(); // finds: no-direct-registration

const app = new Hono();
app.use('*', registerMetrics);
app.get('/metrics', printMetrics);

export default app;
