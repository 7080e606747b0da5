import type { Metrics } from '@ibex/metrics';
import type { FastifyInstance } from 'fastify';

import { createHttpEdge } from './http-edge.js';
import { type HttpConfiguration, httpSettings } from './http-settings.js';
import { listen } from './listen.js';
import type { Logger } from './logger.js';
import type { OnStop } from './service-program.js';

/** What `startMetricsServer` takes. */
export interface MetricsServerOptions {
  readonly configuration: HttpConfiguration;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly onStop: OnStop;
}

/**
 * Serves `/metrics` on a port of its own, where `METRICS_PORT` asks for it, so that who reaches the service does not
 * reach its metrics.
 *
 * @returns what to scrape; nothing where the service's own port has it
 * @throws `ConfigurationError` naming the variable to change where it cannot listen there
 */
export async function startMetricsServer({
  configuration,
  logger,
  metrics,
  onStop,
}: MetricsServerOptions): Promise<string | undefined> {
  const { METRICS_HOST: host, METRICS_PORT: port } = configuration;
  if (port === undefined) return undefined;
  const { timeouts } = httpSettings(configuration);
  const server = createHttpEdge({ logger, timeouts });
  addMetricsRoute(server, metrics);
  onStop(() => server.close());
  return `${await listen(server, { host, port }, { host: 'METRICS_HOST', port: 'METRICS_PORT' })}/metrics`;
}

/** Adds `/metrics` to a server. */
export function addMetricsRoute(server: FastifyInstance, metrics: Metrics): void {
  server.get('/metrics', (request, reply) => {
    reply.hijack();
    metrics.handler(request.raw, reply.raw);
  });
}
