// Fastify in CommonJS: the plugin is required or imported where it is registered.
module.exports = async (app) => {
  app.register(require('fastify-metrics'), { endpoint: '/metrics' }); // finds: no-direct-registration
  app.register(import('fastify-metrics'), { endpoint: '/internal' }); // finds: no-direct-registration
};
