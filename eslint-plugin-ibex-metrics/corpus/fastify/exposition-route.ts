// Fastify: routes that answer with the exposition content type, by `header`, `headers` and `type`.
import type { FastifyInstance } from 'fastify';

import { renderMetrics } from './render-metrics.js';

export async function metricsRoutes(app: FastifyInstance): Promise<void> {
  app.get('/metrics', async (_request, reply) => {
    void reply.header('Content-Type', 'text/plain; version=0.0.4'); // finds: no-handwritten-exposition
    return renderMetrics();
  });
  app.get('/metrics/v1', async (_request, reply) => {
    void reply.headers({
      'content-type': 'application/openmetrics-text; version=1.0.0; charset=utf-8', // finds: no-handwritten-exposition
      'cache-control': 'no-store',
    });
    return renderMetrics();
  });
  app.get(
    '/metrics/v2',
    async (_request, reply) =>
      reply.type('text/plain; version=0.0.4; charset=utf-8').send(await renderMetrics()), // finds: no-handwritten-exposition
  );
  app.get('/robots.txt', async (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send('User-agent: *'),
  );
}
