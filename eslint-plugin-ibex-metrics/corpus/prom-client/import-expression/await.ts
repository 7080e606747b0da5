// Next.js instrumentation: the module is imported only in the Node.js runtime.
export async function register() {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return;
  const client = await import('prom-client');
  client.collectDefaultMetrics(); // finds: no-direct-registration
  const renders = new client.Counter({ name: 'page_renders_total', help: 'Pages rendered' }); // finds: no-direct-registration
  renders.inc(0);
}
