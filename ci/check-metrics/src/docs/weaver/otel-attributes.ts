import type { LabelDocs, MetricDocs } from '../catalog-docs.js';
import type { OtelMetric } from './otel-metric.js';

/** A label as an attribute of OpenTelemetry, which has one meaning wherever it is. */
export interface OtelAttribute {
  readonly id: string;
  readonly label: LabelDocs;
  /** Whether a metric that is not experimental has it. */
  readonly isStable: boolean;
}

/** The attributes of a catalog. */
export interface OtelAttributes {
  readonly all: readonly OtelAttribute[];
  /** The attribute that a label of a metric is. */
  readonly idOf: (metric: MetricDocs, label: LabelDocs) => string;
}

/**
 * Makes attributes of labels: one for all metrics that have a label with one domain, such as `shop.route`. Where a label
 * has several domains, each is called by the service too, as `shop.cart.result`, and by the metric where that is not
 * enough, as `shop.cart.wait.result`.
 *
 * @param names - the names of the metrics in OpenTelemetry
 */
export function otelAttributes(
  prefix: string,
  metrics: readonly MetricDocs[],
  names: ReadonlyMap<string, OtelMetric>,
): OtelAttributes {
  const domains = new DomainsByScope();
  const uses = metrics.flatMap((metric) =>
    metric.labels.map((label) => ({ metric, label, domain: domainOf(label) })),
  );
  const scopesOf = ({ name, owner }: MetricDocs): string[] => [
    prefix,
    ...(owner === undefined ? [] : [`${prefix}.${owner}`]),
    names.get(name)?.name ?? name,
  ];
  for (const { metric, label, domain } of uses) {
    for (const scope of scopesOf(metric)) domains.add(`${scope}.${label.name}`, domain);
  }
  const idOf = (metric: MetricDocs, label: LabelDocs): string => {
    const ids = scopesOf(metric).map((scope) => `${scope}.${label.name}`);
    return ids.find((id) => domains.countOf(id) === 1) ?? '';
  };
  const all = new Map<string, OtelAttribute>();
  for (const { metric, label } of uses) {
    const id = idOf(metric, label);
    const isStable = metric.stability.level !== 'experimental' || all.get(id)?.isStable === true;
    all.set(id, { id, label, isStable });
  }
  return { all: [...all.values()], idOf };
}

/** How many domains something has. */
class DomainsByScope {
  readonly #domains = new Map<string, Set<string>>();

  add(id: string, domain: string): void {
    const before = this.#domains.get(id);
    if (before) before.add(domain);
    else this.#domains.set(id, new Set([domain]));
  }

  countOf(id: string): number {
    return this.#domains.get(id)?.size ?? 0;
  }
}

function domainOf({ kind, values, other }: LabelDocs): string {
  return JSON.stringify([kind, values, other]);
}
