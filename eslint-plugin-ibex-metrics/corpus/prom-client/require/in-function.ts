// TypeScript, where flat config declares no global `require`: an optional dependency loaded on demand.
export function startMetrics(enabled: boolean): void {
  if (!enabled) return;
  const client = require('prom-client');
  client.collectDefaultMetrics(); // finds: no-direct-registration
  const open = new client.Gauge({ name: 'open_connections', help: 'Open connections' }); // finds: no-direct-registration
  open.set(0);
}
