// Express: a name of an outer function, filled later and used in a handler.
import type { Application } from 'express';

export function setUp(app: Application): void {
  let prom: typeof import('prom-client');
  app.get('/metrics', async (_req, res) => {
    res.end(await prom.register.metrics()); // finds: no-direct-registration
  });
  app.on('mount', async () => {
    prom = await import('prom-client');
  });
}
