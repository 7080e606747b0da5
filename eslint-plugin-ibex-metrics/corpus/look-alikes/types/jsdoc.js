// JavaScript with types in comments, as TypeScript checks it.

/** @typedef {import('prom-client').Counter<'result'>} ResultCounter */

/**
 * @param {ResultCounter} orders
 * @param {import('prom-client').Registry} registry
 */
export function serve(orders, registry) {
  orders.inc({ result: 'ok' });
  return registry.metrics();
}
