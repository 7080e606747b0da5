// Fastify: the client of a plugin that was decorated onto the server.
export default async function routes(fastify) {
  const { metrics } = fastify;
  const orders = new metrics.client.Counter({ name: 'orders_total', help: 'Orders placed' }); // finds: no-direct-registration
  // finds in next line: no-direct-registration
  const size = new fastify.metrics.client.Histogram({
    name: 'order_duration_seconds',
    help: 'Duration of an order',
    buckets: [0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5],
  });
  fastify.post('/orders', async () => {
    const end = size.startTimer();
    orders.inc();
    end();
  });
}
