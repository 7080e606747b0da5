import type { MetricDocs } from '../catalog-docs.js';

/** A metric as OpenTelemetry calls it. */
export interface OtelMetric {
  /** Dots where the catalog has levels, without what exporters put to the end for Prometheus. */
  readonly name: string;
  /** In UCUM; what is counted stands in braces. */
  readonly unit: string;
}

/**
 * What the metrics are called in OpenTelemetry, so that what an exporter makes of it for Prometheus is the name in the
 * catalog: `shop_cart_wait_seconds` is `shop.cart.wait` in `s`. Where two would have one name, both keep their endings.
 *
 * Implements the reverse of "OpenTelemetry metadata transformation" of the OpenTelemetry specification
 * (compatibility/prometheus_and_openmetrics.md).
 *
 * @returns by the name in the catalog
 */
export function otelMetrics(metrics: readonly MetricDocs[]): ReadonlyMap<string, OtelMetric> {
  const names = new Map(metrics.map((metric) => [metric.name, shortName(metric)]));
  for (let taken = repeated(names.values()); taken.size > 0; taken = repeated(names.values())) {
    for (const [name, short] of names) if (taken.has(short)) names.set(name, withLevels(name));
  }
  return new Map(
    metrics.map((metric) => [metric.name, { name: names.get(metric.name) ?? '', unit: unitOf(metric) }]),
  );
}

function repeated(names: Iterable<string>): ReadonlySet<string> {
  const all = [...names];
  const seen = new Set<string>();
  return new Set(all.filter((name) => seen.size === seen.add(name).size));
}

function shortName({ name, type, unit }: MetricDocs): string {
  const plain = type === 'counter' ? name.replace(/_total$/, '') : name;
  // Of a share, only a gauge gets its ending from exporters.
  const isAppended =
    unit !== undefined && Object.hasOwn(UCUM, unit) && (unit !== 'ratio' || type === 'gauge');
  const short = isAppended ? plain.slice(0, -`_${unit}`.length) : plain;
  // One whose noun is its unit has no other.
  return withLevels(short.split('_').length > 2 ? short : plain);
}

/** The words of prefix and owner are levels; those of the noun stay together. */
function withLevels(name: string): string {
  const [prefix = '', owner = '', ...noun] = name.split('_');
  return [prefix, owner, noun.join('_')].join('.');
}

function unitOf({ name, type, unit }: MetricDocs): string {
  if (unit !== undefined) return UCUM[unit] ?? `{${unit}}`;
  const noun =
    name
      .replace(/_total$/, '')
      .split('_')
      .at(-1) ?? '';
  const counted = singular(noun);
  if (counted !== undefined) return `{${counted}}`;
  return type === 'counter' ? '{event}' : '{value}';
}

const UCUM: Readonly<Record<string, string>> = {
  amperes: 'A',
  bytes: 'By',
  celsius: 'Cel',
  grams: 'g',
  joules: 'J',
  kelvin: 'K',
  meters: 'm',
  metres: 'm',
  ratio: '1',
  seconds: 's',
  volts: 'V',
};

function singular(word: string): string | undefined {
  const [, stem, ending] = /^(.*?[^s])(ies|s)$/.exec(word) ?? [];
  return stem === undefined ? undefined : stem + (ending === 'ies' ? 'y' : '');
}
