import type { Metrics } from '@ibex/metrics';
import type { FastifyInstance } from 'fastify';

import { createHttpEdge, type HttpEdgeOptions } from './http-edge.js';
import { addMetricsRoute } from './metrics-server.js';
import type { Readiness } from './readiness.js';

/** What `createHttpServer` takes. */
export interface HttpServerOptions extends HttpEdgeOptions {
  readonly metrics: Metrics;
  readonly readiness: Readiness;
  /** Whether it answers `/metrics`; by default it does. */
  readonly servesMetrics?: boolean;
}

/**
 * Makes the HTTP server of a service with what all of them answer: `/metrics`, `/healthz`, `/readyz`, and
 * every error as JSON.
 *
 * @returns the server, not listening yet; a service adds its own routes
 */
export function createHttpServer({
  metrics,
  readiness,
  servesMetrics = true,
  ...edge
}: HttpServerOptions): FastifyInstance {
  const server = createHttpEdge(edge);
  if (servesMetrics) addMetricsRoute(server, metrics);
  server.get('/healthz', () => ({ status: 'alive' }));
  server.get('/readyz', async (_request, reply) => {
    const report = await readiness.report();
    return reply.code(report.status === 'ready' ? 200 : 503).send(report);
  });
  return server;
}
