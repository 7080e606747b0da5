// NestJS: a wrapper package that is imported on demand, and one by `import = require()`.
import bundle = require('express-prom-bundle');

export async function providers() {
  const { makeCounterProvider: make } = await import('@willsoto/nestjs-prometheus');
  return [make({ name: 'orders_total', help: 'Orders placed' })]; // finds: no-direct-registration
}

export const middleware = bundle({ includeMethod: true }); // finds: no-direct-registration
