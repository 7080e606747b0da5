import { importedPackage } from './module-specifier.js';
import { type WrapperModule, wrapperModule } from './wrapper-modules.js';

/** What an expression holds of prom-client. Everything else, and everything unknown, is no such value. */
export type PromClientValue =
  /** The module itself: `import * as client`, `require('prom-client')`. */
  | { readonly kind: 'module' }
  /** What `import('prom-client')` gives before it is awaited. */
  | { readonly kind: 'promise'; readonly of: PromClientValue }
  /** Something the module exports, such as `Counter`, `register` or `Registry.merge`. */
  | {
      readonly kind: 'export';
      /** `undefined`: which one is decided at run time, as in `client[type]`. */
      readonly name: string | undefined;
    }
  /** A package that registers metrics itself, or hands prom-client on; or something it exports. */
  | { readonly kind: 'wrapper'; readonly module: WrapperModule; readonly name: string | undefined };

/** The classes whose instances are metrics. */
export const METRIC_CLASSES: ReadonlySet<string> = new Set(['Counter', 'Gauge', 'Histogram', 'Summary']);

/** The name of the registry that every metric is put into by default. */
export const GLOBAL_REGISTRY = 'register';

/**
 * The value a module specifier stands for.
 *
 * @param specifier - what is imported or required; anything but a string is no module
 * @param additionalWrappers - the packages that count as wrappers besides the known ones
 * @returns `undefined` where it is not prom-client, or a harmless part of it
 */
export function promClientModule(
  specifier: unknown,
  additionalWrappers: readonly string[],
): PromClientValue | undefined {
  const imported = importedPackage(specifier);
  if (!imported) return undefined;
  const { name, file } = imported;
  if (name !== 'prom-client') {
    const module = wrapperModule(name, additionalWrappers);
    return module && { kind: 'wrapper', module, name: undefined };
  }
  if (file === '' || file === 'index') return { kind: 'module' };
  const inLibrary = /^lib\/(.+)$/.exec(file)?.[1];
  if (inLibrary === undefined || HARMLESS_FILES.has(inLibrary)) return undefined;
  return { kind: 'export', name: EXPORT_OF_FILE.get(inLibrary) ?? file };
}

/**
 * The value of a member.
 *
 * @param value - the object
 * @param member - the member's name; `undefined` where it is decided at run time
 * @returns `undefined` where the member is harmless, such as `linearBuckets`
 */
export function memberOf(value: PromClientValue, member: string | undefined): PromClientValue | undefined {
  switch (value.kind) {
    case 'module':
      if (member === undefined) return { kind: 'export', name: undefined };
      if (INTEROP_MEMBERS.has(member)) return value;
      return HARMLESS_EXPORTS.has(member) ? undefined : { kind: 'export', name: member };
    case 'promise':
      return undefined;
    case 'wrapper':
      if (member === undefined || INTEROP_MEMBERS.has(member)) return value;
      if (value.module.harmless?.has(member)) return undefined;
      return { ...value, name: value.name === undefined ? member : `${value.name}.${member}` };
    case 'export':
      if (member === undefined) return value;
      if (INTEROP_MEMBERS.has(member)) return value;
      if (member === 'globalRegistry') return { kind: 'export', name: GLOBAL_REGISTRY };
      return HARMLESS_STATICS.has(member)
        ? undefined
        : { kind: 'export', name: `${value.name ?? '…'}.${member}` };
  }
}

/** Names under which a CommonJS module appears to ES modules, besides its own. */
const INTEROP_MEMBERS = new Set(['default', 'module.exports']);

const HARMLESS_EXPORTS = new Set([
  'aggregators',
  'contentType',
  'exponentialBuckets',
  'linearBuckets',
  'MetricType',
  'openMetricsContentType',
  'prometheusContentType',
  'validateMetricName',
]);

const HARMLESS_STATICS = new Set([
  'length',
  'metricsList',
  'name',
  'OPENMETRICS_CONTENT_TYPE',
  'PROMETHEUS_CONTENT_TYPE',
]);

const HARMLESS_FILES = new Set(['bucketGenerators', 'metricAggregators', 'util', 'validation']);

const EXPORT_OF_FILE = new Map([
  ['cluster', 'AggregatorRegistry'],
  ['counter', 'Counter'],
  ['defaultMetrics', 'collectDefaultMetrics'],
  ['gauge', 'Gauge'],
  ['histogram', 'Histogram'],
  ['pushgateway', 'Pushgateway'],
  ['registry', 'Registry'],
  ['summary', 'Summary'],
]);
