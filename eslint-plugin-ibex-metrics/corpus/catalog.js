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

const requestLabels = {
  route: routeTemplates(['/v1/orders', '/v1/orders/{id}', '/v1/products', '/metrics', '/healthz']),
  method: httpMethods(['GET', 'HEAD', 'POST', 'DELETE']),
  status_code: httpStatusCodes([200, 201, 204, 300, 400, 401, 404, 409, 429, 500, 502, 503]),
};

/** The catalog of the cases in `with-catalog`: a shop with a gateway and an identity service. */
export const catalog = defineCatalog({
  prefix: 'shop',
  services: ['gateway', 'identity'],
  subsystems: ['db', 'process'],
  bucketSets: { bytes: [256, 1024, 4096, 16_384, 65_536] },
  metrics: [
    histogram('shop_gateway_request_duration_seconds', {
      help: 'End-to-end request duration',
      labels: requestLabels,
      initial: [{ route: ['/v1/orders', '/v1/products'], method: ['GET'], status_code: ['200'] }],
    }),
    counter('shop_gateway_requests_total', {
      help: 'Requests to the gateway',
      labels: requestLabels,
      initial: [{ route: ['/v1/orders', '/v1/products'], method: ['GET'], status_code: ['200', '500'] }],
    }),
    gauge('shop_gateway_active_connections', { help: 'Currently open HTTP connections' }),
    counter('shop_gateway_rate_limited_total', {
      help: 'Rate limit check outcomes',
      labels: { result: enumeration(['allowed', 'denied'], { other: 'denied' }) },
    }),
    counter('shop_gateway_cache_errors_total', { help: 'Cache failures during rate limiting' }),
    histogram('shop_identity_login_duration_seconds', {
      help: 'Duration of a login',
      labels: { result: enumeration(['ok', 'error', 'locked'], { other: 'error' }) },
    }),
    histogram('shop_identity_refresh_duration_seconds', {
      help: 'Duration of a refresh of a session',
      labels: { result: enumeration(['ok', 'error', 'not_found'], { other: 'error' }) },
    }),
    counter('shop_identity_grpc_requests_total', {
      help: 'Calls of the identity service',
      labels: {
        method: enumeration(['Login', 'Logout', 'Refresh', 'OTHER'], { other: 'OTHER' }),
        status: grpcStatusCodes(),
      },
      initial: [{ method: ['Login', 'Logout', 'Refresh'], status: ['OK'] }],
    }),
    histogram('shop_db_query_duration_seconds', {
      help: 'Duration of a query',
      labels: {
        operation: enumeration(['find_order', 'find_product', 'migrate', 'OTHER'], { other: 'OTHER' }),
      },
    }),
    gauge('shop_db_pool_open_connections', {
      help: 'Connections of the pool',
      labels: { state: enumeration(['in_use', 'idle']) },
    }),
    gauge('shop_process_up', {
      help: '1 if the service is running',
      labels: { service: enumeration(['gateway', 'identity']) },
      initial: [],
    }),
  ],
});
