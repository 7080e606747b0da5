// Fastify: the plugin that makes its own metrics.
import Fastify from 'fastify';
import metricsPlugin from 'fastify-metrics';

const app = Fastify();
await app.register(metricsPlugin, { endpoint: '/metrics' }); // finds: no-direct-registration
await app.listen({ port: 3000 });
