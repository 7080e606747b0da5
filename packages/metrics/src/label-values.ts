import { foldLabelValue, type ValueOf } from '@ibex/catalog';

import { grpcMethods, grpcStatuses, methods, routes, statusCodes } from './ibex-catalog.js';

/**
 * Turns what a router reports into a value of the `route` label.
 *
 * @param template - the template of the route that matched, such as Fastify's `routeOptions.url`; never the
 *   requested path
 * @returns the template, or `unmatched`
 */
export function routeLabel(template: string | undefined): ValueOf<typeof routes> {
  return foldLabelValue(routes, template);
}

/** Turns a request method into a value of the `method` label; an unusual one is `OTHER`. */
export function methodLabel(method: string | undefined): ValueOf<typeof methods> {
  return foldLabelValue(methods, method);
}

/** Turns an HTTP status into a value of the `status_code` label; an unusual one is the `x00` of its class. */
export function statusCodeLabel(status: number): ValueOf<typeof statusCodes> {
  return foldLabelValue(statusCodes, status);
}

/** Turns a gRPC method name without its service into a value of the `method` label. */
export function grpcMethodLabel(method: string): ValueOf<typeof grpcMethods> {
  return foldLabelValue(grpcMethods, method);
}

/** Turns a gRPC status code into a value of the `status` label. */
export function grpcStatusLabel(code: number): ValueOf<typeof grpcStatuses> {
  return foldLabelValue(grpcStatuses, code);
}
