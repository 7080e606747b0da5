import {
  httpSettings,
  listen,
  Readiness,
  type StartContext,
  type StartedService,
} from '@ibex/service-runtime';

import { connectAuth } from './auth-client.js';
import { authCredentials } from './auth-credentials.js';
import { openBackends } from './backends.js';
import { cacheAnswers } from './cached-auth.js';
import type { ProxyConfiguration } from './configuration.js';
import { createProxyServer } from './proxy-server.js';
import { createRateLimiter, type RateLimiter } from './rate-limit.js';
import { traceRedis } from './telemetry/trace-redis.js';
import { tracedUpstream } from './telemetry/traced-upstream.js';
import type { Seeds } from './test-mode/seeds.js';
import { connectUpstream } from './upstream.js';

/** The proxy, started. */
export interface StartedProxy extends StartedService {
  readonly ready: {
    readonly http: string;
    /** Host and port of auth's gRPC. */
    readonly auth: string;
    readonly upstream: string;
    readonly rateLimit: RateLimiter['store'];
    /** Whom auth knows, where that is the stub. */
    readonly seeds?: Seeds;
  };
}

/**
 * Starts the proxy: connects its parts and listens.
 *
 * @throws `ConfigurationError` where an address is missing or cannot be listened on
 */
export async function startProxy({
  configuration,
  isTestMode,
  logger,
  metrics,
  onStop,
}: StartContext<ProxyConfiguration>): Promise<StartedProxy> {
  const backends = await openBackends(configuration, { isTestMode, onStop });
  const upstream = connectUpstream({
    url: backends.upstream,
    apiKey: configuration.UPSTREAM_API_KEY,
    timeout: configuration.UPSTREAM_TIMEOUT_SECONDS,
    idleTimeout: configuration.UPSTREAM_IDLE_SECONDS,
    connections: configuration.UPSTREAM_CONNECTIONS,
  });
  onStop(() => upstream.close());
  const authTimeout = configuration.AUTH_TIMEOUT_SECONDS;
  const auth = cacheAnswers(
    connectAuth({
      address: backends.auth,
      credentials: await authCredentials(configuration),
      timeout: authTimeout,
    }),
    {
      timeToLive: configuration.AUTH_CACHE_SECONDS,
      size: configuration.AUTH_CACHE_SIZE,
      timeout: authTimeout,
    },
  );
  onStop(() => {
    auth.close();
  });
  onStop(traceRedis());
  const limiter = await createRateLimiter({
    redisUrl: configuration.REDIS_URL,
    redisTimeout: configuration.REDIS_TIMEOUT_SECONDS,
    requests: configuration.RATE_LIMIT_REQUESTS,
    windowSeconds: configuration.RATE_LIMIT_WINDOW_SECONDS,
    record: metrics.record,
    logger,
  });
  onStop(() => {
    limiter.close();
  });
  // Without Redis the proxy still limits, so only auth decides whether it is ready.
  const readiness = new Readiness({ auth: () => auth.ping() });
  const server = createProxyServer({
    logger,
    metrics,
    readiness,
    ...httpSettings(configuration),
    bodyLimit: configuration.BODY_LIMIT_BYTES,
    auth,
    limiter,
    upstream: tracedUpstream(upstream, backends.upstream),
  });
  onStop(() => server.close());
  const http = await listen(
    server,
    { host: configuration.PROXY_HOST, port: configuration.PROXY_PORT },
    { host: 'PROXY_HOST', port: 'PROXY_PORT' },
  );

  onStop(() => {
    readiness.drain();
  });

  return {
    ready: {
      http,
      auth: backends.auth,
      upstream: backends.upstream,
      rateLimit: limiter.store,
      ...(backends.seeds && { seeds: backends.seeds }),
    },
  };
}
