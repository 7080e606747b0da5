// A plugin whose options default to the real module, in a destructured parameter.
import promClient from 'prom-client';

export function plugin(app, { client = promClient, prefix = '' } = {}) {
  app.log.info({ prefix }, 'metrics are on');
  client.collectDefaultMetrics({ prefix }); // finds: no-direct-registration
}
