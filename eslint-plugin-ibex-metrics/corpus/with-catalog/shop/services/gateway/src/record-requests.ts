// A service that imports the label functions of the metrics package by its path.
import type { FastifyInstance } from 'fastify';

import { metrics, methodLabel, routeLabel, statusCodeLabel } from '../../../packages/metrics/src/index.js';

export function recordRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    metrics.record.shop_gateway_requests_total.inc({
      route: routeLabel(request.routeOptions.url),
      method: methodLabel(request.method),
      status_code: statusCodeLabel(reply.statusCode),
    });
    metrics.record.shop_gateway_requests_total.inc({
      route: request.routeOptions.url ?? 'unmatched', // finds: bounded-label-values
      method: methodLabel(request.method),
      status_code: reply.statusCode < 500 ? '200' : '500',
    });
  });
}
