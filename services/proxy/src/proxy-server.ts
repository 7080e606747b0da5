import { createHttpServer, type HttpServerOptions } from '@ibex/service-runtime';
import type { FastifyInstance, FastifyRequest } from 'fastify';

import type { AuthClient } from './auth-client.js';
import { authenticate } from './authenticate.js';
import { countConnections } from './count-connections.js';
import { forwardTo } from './forward.js';
import { acceptOnlyJson } from './json-body.js';
import { countRefused, measureRequests, outcomeOf } from './measure-requests.js';
import type { RateLimiter } from './rate-limit.js';
import { traceRequests } from './telemetry/trace-requests.js';
import type { Upstream } from './upstream.js';

/** What `createProxyServer` takes. */
export interface ProxyServerOptions extends Omit<HttpServerOptions, 'onRefused'> {
  readonly auth: AuthClient;
  readonly limiter: RateLimiter;
  readonly upstream: Upstream;
}

/**
 * Makes the HTTP server of the proxy, measured, with the routes it forwards.
 *
 * @returns the server, not listening yet
 */
export function createProxyServer({
  auth,
  limiter,
  upstream,
  ...common
}: ProxyServerOptions): FastifyInstance {
  const server = createHttpServer({ ...common, onRefused: countRefused(common.metrics.record) });
  traceRequests(server, outcomeOf);
  measureRequests(server, common.metrics.record);
  countConnections(server.server, common.metrics.record);

  server.register((routes, _options, done) => {
    acceptOnlyJson(routes);
    // Before the body is read: nobody unknown can make the proxy hold ten megabytes.
    routes.addHook('onRequest', async (request: FastifyRequest) => {
      const { orgId } = await authenticate(request, auth);
      await limiter.take(orgId);
    });
    const forward = forwardTo(upstream);
    routes.post('/v1/chat/completions', forward);
    routes.post('/v1/embeddings', forward);
    routes.get('/v1/models', { exposeHeadRoute: false }, forward);
    done();
  });
  return server;
}
