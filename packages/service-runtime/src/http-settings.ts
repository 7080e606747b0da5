import type { CommonConfiguration } from './configuration.js';
import type { HttpServerOptions } from './http-server.js';

/** What the HTTP servers of a service are configured with. */
export type HttpConfiguration = Pick<
  CommonConfiguration,
  | 'HTTP_HEADERS_TIMEOUT_SECONDS'
  | 'HTTP_KEEP_ALIVE_SECONDS'
  | 'HTTP_REQUEST_TIMEOUT_SECONDS'
  | 'HTTP_STALL_TIMEOUT_SECONDS'
  | 'METRICS_HOST'
  | 'METRICS_PORT'
  | 'SHUTDOWN_GRACE_SECONDS'
  | 'SHUTDOWN_LINGER_SECONDS'
>;

/** What the common variables say about the HTTP server of a service, as `createHttpServer` takes it. */
export function httpSettings(
  configuration: HttpConfiguration,
): Required<Pick<HttpServerOptions, 'linger' | 'servesMetrics' | 'timeouts'>> {
  return {
    // What is left of the grace is for the requests that come in it.
    linger: Math.min(configuration.SHUTDOWN_LINGER_SECONDS, configuration.SHUTDOWN_GRACE_SECONDS / 2),
    servesMetrics: configuration.METRICS_PORT === undefined,
    timeouts: {
      keepAlive: configuration.HTTP_KEEP_ALIVE_SECONDS,
      headers: configuration.HTTP_HEADERS_TIMEOUT_SECONDS,
      request: configuration.HTTP_REQUEST_TIMEOUT_SECONDS,
      stall: configuration.HTTP_STALL_TIMEOUT_SECONDS,
    },
  };
}
