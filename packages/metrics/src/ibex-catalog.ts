import {
  counter,
  defineCatalog,
  enumeration,
  gauge,
  grpcStatusCodes,
  histogram,
  httpMethods,
  httpStatusCodes,
  routeTemplates,
} from '@ibex/catalog';

/** The routes of the proxy. */
export const routes = routeTemplates([
  '/v1/chat/completions',
  '/v1/embeddings',
  '/v1/models',
  '/metrics',
  '/healthz',
  '/readyz',
]);

/** The methods its routes answer, and what browsers ask first. */
export const methods = httpMethods(['GET', 'HEAD', 'OPTIONS', 'POST']);

/** What the proxy answers itself, what LLM providers are known to answer, and the base of each class. */
export const statusCodes = httpStatusCodes([
  200, 201, 202, 204, 300, 304, 400, 401, 402, 403, 404, 405, 408, 409, 413, 415, 422, 429, 431, 499, 500,
  501, 502, 503, 504, 529,
]);

/** The calls of `ibex.auth.v1.AuthService`; calls of other services on the same port are `OTHER`. */
export const grpcMethods = enumeration(['ValidateToken', 'ValidateAgent', 'OTHER'], { other: 'OTHER' });

export const grpcStatuses = grpcStatusCodes();

/** The queries the services make, by what they are for. */
const dbOperations = enumeration(['find_token', 'find_agent', 'migrate', 'ping', 'seed', 'OTHER'], {
  other: 'OTHER',
});

const services = ['proxy', 'auth'] as const;

/**
 * The metrics of IBEX Harness: the single source of truth. Both services expose all of them.
 */
export const ibexCatalog = defineCatalog({
  prefix: 'ibex',
  services,
  subsystems: ['db', 'process'],
  metrics: [
    histogram('ibex_proxy_request_duration_seconds', {
      help: 'End-to-end proxy request duration',
      labels: { route: routes, method: methods, status_code: statusCodes },
      initial: [
        { route: ['/v1/chat/completions', '/v1/embeddings'], method: ['POST'], status_code: ['200'] },
        { route: ['/v1/models'], method: ['GET'], status_code: ['200'] },
      ],
    }),
    counter('ibex_proxy_requests_total', {
      help: 'Total requests to the proxy',
      labels: { route: routes, method: methods, status_code: statusCodes },
      initial: [
        {
          route: ['/v1/chat/completions', '/v1/embeddings'],
          method: ['POST'],
          status_code: ['200', '400', '401', '429', '500', '502', '503', '504'],
        },
        {
          route: ['/v1/models'],
          method: ['GET'],
          status_code: ['200', '401', '429', '500', '502', '503', '504'],
        },
        { route: ['unmatched'], method: ['GET', 'POST'], status_code: ['404'] },
      ],
    }),
    gauge('ibex_proxy_active_connections', {
      help: 'Currently open HTTP connections',
    }),
    counter('ibex_proxy_rate_limited_total', {
      help: 'Rate limit check outcomes',
      labels: { result: enumeration(['allowed', 'denied'], { other: 'denied' }) },
    }),
    counter('ibex_proxy_rate_limit_redis_errors_total', {
      help: 'Redis failures during rate limiting',
    }),
    histogram('ibex_auth_validate_token_duration_seconds', {
      help: 'Auth gRPC ValidateToken call duration',
      labels: { result: enumeration(['ok', 'error', 'revoked'], { other: 'error' }) },
    }),
    histogram('ibex_auth_validate_agent_duration_seconds', {
      help: 'Auth gRPC ValidateAgent call duration',
      labels: { result: enumeration(['ok', 'error', 'not_found'], { other: 'error' }) },
    }),
    counter('ibex_auth_grpc_requests_total', {
      help: 'Auth gRPC call outcomes',
      labels: { method: grpcMethods, status: grpcStatuses },
    }),
    histogram('ibex_db_query_duration_seconds', {
      help: 'Database query duration',
      labels: { operation: dbOperations },
    }),
    gauge('ibex_db_pool_open_connections', {
      help: 'DB connection pool state',
      labels: { state: enumeration(['in_use', 'idle']) },
    }),
    gauge('ibex_process_up', {
      help: '1 if the service is running',
      labels: { service: enumeration(services) },
      // A service tells of itself only: a zero for the other one would be a false alarm.
      initial: [],
    }),
  ],
  // One more status code fits in; one more route (1,890 series) is to be asked for.
  serviceBudgets: { proxy: 14_000, auth: 200, db: 200, process: 10 },
  seriesBudget: 14_500,
});

/** For `check-metrics`, which takes the default export of any catalog's module. */
export default ibexCatalog;

/** The type of {@link ibexCatalog}; it carries every name, label and value. */
export type IbexCatalog = typeof ibexCatalog;

/** A service of the platform. */
export type ServiceName = (typeof services)[number];
