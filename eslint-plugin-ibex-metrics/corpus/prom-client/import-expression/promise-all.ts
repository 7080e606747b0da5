// Start-up in parallel: the import stands in an array, where it can no longer be followed; what is called gives it away.
export async function start(): Promise<void> {
  const [client, http] = await Promise.all([
    import('prom-client'), // finds: no-direct-registration
    import('node:http'),
  ]);
  client.collectDefaultMetrics(); // finds: no-direct-registration
  http.createServer().listen(8080);
}
