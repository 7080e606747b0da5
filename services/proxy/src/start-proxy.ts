import type { Metrics } from '@ibex/metrics';
import { listen, Readiness, type RunningService, type StartContext } from '@ibex/service-runtime';

import { connectAuth } from './auth-client.js';
import { openBackends } from './backends.js';
import type { ProxyConfiguration } from './configuration.js';
import { createProxyServer } from './proxy-server.js';
import { createRateLimiter } from './rate-limit.js';
import { connectUpstream } from './upstream.js';

/** What `startProxy` takes. */
export interface ProxyContext extends StartContext<ProxyConfiguration> {
  /** Where the proxy records what it does; served at `/metrics`. */
  readonly metrics: Metrics;
}

/**
 * Starts the proxy: connects its parts and listens.
 *
 * @returns the running proxy; its ready line has the addresses, and the seeds where auth is the stub
 * @throws `ConfigurationError` where an address is missing or cannot be listened on
 */
export async function startProxy(context: ProxyContext): Promise<RunningService> {
  const { configuration, isTestMode, logger, metrics } = context;
  const backends = await openBackends(configuration, isTestMode);
  const auth = connectAuth({ address: backends.auth, timeout: configuration.AUTH_TIMEOUT_SECONDS });
  const upstream = connectUpstream({
    url: backends.upstream,
    apiKey: configuration.UPSTREAM_API_KEY,
    timeout: configuration.UPSTREAM_TIMEOUT_SECONDS,
  });
  const limiter = await createRateLimiter({
    redisUrl: configuration.REDIS_URL,
    redisTimeout: configuration.REDIS_TIMEOUT_SECONDS,
    requests: configuration.RATE_LIMIT_REQUESTS,
    windowSeconds: configuration.RATE_LIMIT_WINDOW_SECONDS,
    record: metrics.record,
    logger,
  });
  // Without Redis the proxy still limits, so only auth decides whether it is ready.
  const readiness = new Readiness({ auth: () => auth.checkConnection() });
  const server = createProxyServer({
    logger,
    metrics,
    readiness,
    bodyLimit: configuration.BODY_LIMIT_BYTES,
    auth,
    limiter,
    upstream,
  });
  const http = await listen(
    server,
    { host: configuration.PROXY_HOST, port: configuration.PROXY_PORT },
    { host: 'PROXY_HOST', port: 'PROXY_PORT' },
  );

  return {
    ready: {
      http,
      auth: backends.auth,
      upstream: backends.upstream,
      rateLimit: limiter.store,
      ...(backends.seeds && { seeds: backends.seeds }),
    },
    stop: async () => {
      readiness.drain();
      await server.close();
      limiter.close();
      auth.close();
      await upstream.close();
      await backends.stop();
    },
  };
}
