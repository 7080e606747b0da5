// Fastify: the client is decorated onto the server for all plugins.
import type { FastifyInstance } from 'fastify';
import client from 'prom-client';

export function decorate(app: FastifyInstance): void {
  app.decorate('promClient', client); // finds: no-direct-registration
  app.decorate('tools', { registry: client.register }); // finds: no-direct-registration
}
