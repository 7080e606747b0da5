import type { ResolveHook } from 'node:module';

/** Gives whoever imports `@ibex/metrics` the module that records nothing; that module itself the real one. */
export const resolve: ResolveHook = (specifier, context, nextResolve) =>
  specifier === '@ibex/metrics' && context.parentURL !== SILENT_METRICS
    ? { url: SILENT_METRICS, shortCircuit: true }
    : nextResolve(specifier, context);

const SILENT_METRICS = new URL('./silent-metrics.js', import.meta.url).href;
