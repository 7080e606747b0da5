/** A package that registers metrics on behalf of whoever uses it, or hands prom-client on. */
export interface WrapperModule {
  readonly name: string;
  /** What it exports that neither makes nor registers a metric. */
  readonly harmless?: ReadonlySet<string>;
}

/**
 * Finds the wrapper that a package is.
 *
 * @param packageName - such as `express-prom-bundle`
 * @param additional - names to count besides the known ones; `@scope/*` means every package of a scope
 */
export function wrapperModule(packageName: string, additional: readonly string[]): WrapperModule | undefined {
  return (
    WRAPPER_MODULES.find(({ name }) => isMeant(packageName, name)) ??
    (additional.some((name) => isMeant(packageName, name)) ? { name: packageName } : undefined)
  );
}

function isMeant(packageName: string, name: string): boolean {
  return name.endsWith('/*') ? packageName.startsWith(name.slice(0, -1)) : packageName === name;
}

/** What npm has of them, by what each says of itself: all work on the global registry, or on one of their own. */
export const WRAPPER_MODULES: readonly WrapperModule[] = [
  { name: '@christiangalsterer/mongodb-driver-prometheus-exporter' },
  { name: '@digikare/nestjs-prom' },
  { name: '@echo-health/koa-prometheus-exporter' },
  { name: '@hono/prometheus' },
  { name: '@labbsr0x/express-monitor' },
  { name: '@promster/*' },
  { name: '@sigfox/koa-prometheus' },
  { name: '@willsoto/nestjs-prometheus', harmless: new Set(['getToken', 'InjectMetric']) },
  { name: 'bull-prom' },
  { name: 'elysia-prometheus' },
  { name: 'express-prom-bundle' },
  { name: 'express-prometheus-middleware' },
  { name: 'fastify-metrics' },
  { name: 'koa-prometheus-adv' },
  { name: 'nest-prometheus' },
  { name: 'nestjs-prometheus' },
  { name: 'prometheus-api-metrics' },
  { name: 'prometheus-gc-stats' },
  { name: 'prometheus-middleware' },
  { name: 'swagger-stats' },
];
