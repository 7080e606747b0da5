import {
  type Catalog,
  DEPRECATION_DAYS,
  type LabelDomain,
  type LabelDomainKind,
  type MetricDefinition,
  type Stability,
} from '@ibex/catalog';

import { reasonOf } from '../thrown/reason-of.js';

/**
 * Takes what a module exports for a catalog, if it has the shape of one. It need not be made by `defineCatalog`, so it is
 * read once, and whoever works with the copy meets no getter, no proxy and nothing inherited.
 *
 * @returns the catalog, or what is not as it should be
 */
export function catalogValue(value: unknown): { readonly catalog: Catalog } | { readonly fault: string } {
  try {
    return { catalog: catalogOf(value) };
  } catch (error) {
    return { fault: error instanceof ShapeFault ? error.message : `it cannot be read: ${reasonOf(error)}` };
  }
}

class ShapeFault extends Error {}

/** Reads a value of one shape; `at` is what it is called in the words for what is wrong. */
type Reader<Value> = (value: unknown, at: string) => Value;

function catalogOf(value: unknown): Catalog {
  const catalog = record(value, 'it');
  return {
    prefix: text(catalog['prefix'], 'prefix'),
    services: listOf(text)(catalog['services'], 'services'),
    subsystems: listOf(text)(catalog['subsystems'], 'subsystems'),
    forbiddenLabels: listOf(text)(catalog['forbiddenLabels'], 'forbiddenLabels'),
    bucketSets: recordOf(listOf(bound))(catalog['bucketSets'], 'bucketSets'),
    // A catalog made by an older release has none of these.
    deprecationDays: count(catalog['deprecationDays'] ?? DEPRECATION_DAYS, 'deprecationDays'),
    serviceBudgets: recordOf(count)(catalog['serviceBudgets'] ?? {}, 'serviceBudgets'),
    ...(catalog['seriesBudget'] !== undefined && {
      seriesBudget: count(catalog['seriesBudget'], 'seriesBudget'),
    }),
    metrics: listOf(definition)(catalog['metrics'], 'metrics'),
  };
}

function definition(value: unknown, at: string): MetricDefinition {
  const metric = record(value, at);
  const base = {
    name: text(metric['name'], `${at}.name`),
    help: text(metric['help'], `${at}.help`),
    labels: recordOf(domain)(metric['labels'], `${at}.labels`),
    ...(metric['initial'] !== undefined && {
      initial: listOf(recordOf(listOf(text)))(metric['initial'], `${at}.initial`),
    }),
    ...(metric['stability'] !== undefined && {
      stability: stability(metric['stability'], `${at}.stability`),
    }),
    ...(metric['budget'] !== undefined && { budget: count(metric['budget'], `${at}.budget`) }),
  };
  const type = metric['type'];
  if (type === 'histogram') {
    return { type, ...base, buckets: listOf(bound)(metric['buckets'], `${at}.buckets`) };
  }
  if (type === 'counter' || type === 'gauge') return { type, ...base };
  throw new ShapeFault(`${at}.type is none of counter, gauge and histogram`);
}

function stability(value: unknown, at: string): Stability {
  if (value === 'experimental' || value === 'stable') return value;
  if (typeof value === 'string') throw new ShapeFault(`${at} is neither experimental nor stable`);
  const { deprecatedSince, replacedBy } = record(value, at);
  return {
    deprecatedSince: text(deprecatedSince, `${at}.deprecatedSince`),
    ...(replacedBy !== undefined && { replacedBy: text(replacedBy, `${at}.replacedBy`) }),
  };
}

function domain(value: unknown, at: string): LabelDomain {
  const { kind, values, other } = record(value, at);
  if (!isKind(kind)) throw new ShapeFault(`${at}.kind is none of ${Object.keys(KINDS).join(', ')}`);
  return {
    kind,
    values: listOf(text)(values, `${at}.values`),
    ...(other !== undefined && { other: text(other, `${at}.other`) }),
  };
}

const KINDS: Readonly<Record<LabelDomainKind, true>> = {
  enumeration: true,
  'route-template': true,
  'http-method': true,
  'http-status-code': true,
  'grpc-status-code': true,
};

function isKind(kind: unknown): kind is LabelDomainKind {
  return typeof kind === 'string' && Object.hasOwn(KINDS, kind);
}

function text(value: unknown, at: string): string {
  if (typeof value !== 'string') throw new ShapeFault(`${at} is no text`);
  return value;
}

function bound(value: unknown, at: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new ShapeFault(`${at} is no number`);
  return value;
}

function count(value: unknown, at: string): number {
  if (!Number.isSafeInteger(value) || Number(value) < 0) throw new ShapeFault(`${at} is no whole number`);
  return Number(value);
}

function record(value: unknown, at: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ShapeFault(`${at} is no object`);
  }
  return value as Readonly<Record<string, unknown>>;
}

function recordOf<Value>(read: Reader<Value>): Reader<Readonly<Record<string, Value>>> {
  return (value, at) =>
    Object.fromEntries(
      Object.entries(record(value, at)).map(([key, part]) => [key, read(part, `${at}.${key}`)]),
    );
}

function listOf<Value>(read: Reader<Value>): Reader<readonly Value[]> {
  return (value, at) => {
    if (!Array.isArray(value)) throw new ShapeFault(`${at} is no list`);
    return Array.from(value as readonly unknown[], (part, index) => read(part, `${at}[${String(index)}]`));
  };
}
