import {
  type Catalog,
  DEPRECATION_DAYS,
  FORBIDDEN_LABELS,
  type LabelDomain,
  type MetricDefinition,
} from '@ibex/catalog';

/**
 * Prints a catalog as JSON, which loaded again gives an equal one.
 *
 * @param catalog - as returned by `defineCatalog`, with domains made by the functions for them
 * @throws RangeError for a label whose domain is of no kind that JSON has
 */
export function catalogAsJson(catalog: Catalog): string {
  const { prefix, services, subsystems, bucketSets, deprecationDays, serviceBudgets, seriesBudget, metrics } =
    catalog;
  const forbiddenLabels = catalog.forbiddenLabels.filter(
    (label, index) => index >= FORBIDDEN_LABELS.length || label !== FORBIDDEN_LABELS[index],
  );
  const ownSets = Object.entries(bucketSets).filter(([name]) => name !== 'latency');
  const json = {
    prefix,
    services,
    ...(subsystems.length > 0 && { subsystems }),
    ...(forbiddenLabels.length > 0 && { forbiddenLabels }),
    ...(ownSets.length > 0 && { bucketSets: Object.fromEntries(ownSets) }),
    ...(deprecationDays !== DEPRECATION_DAYS && { deprecationDays }),
    ...(Object.keys(serviceBudgets).length > 0 && { serviceBudgets }),
    ...(seriesBudget !== undefined && { seriesBudget }),
    metrics: metrics.map(metricAsJson),
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

function metricAsJson(metric: MetricDefinition): object {
  const { name, type, help, labels, initial, stability, budget } = metric;
  const domains = Object.entries(labels).map(([label, domain]) => [
    label,
    domainAsJson(domain, `"${label}" of ${name}`),
  ]);
  return {
    name,
    type,
    help,
    ...(domains.length > 0 && { labels: Object.fromEntries(domains) as object }),
    ...(metric.type === 'histogram' && { buckets: metric.buckets }),
    ...(initial && { initial }),
    ...(stability !== undefined && { stability }),
    ...(budget !== undefined && { budget }),
  };
}

function domainAsJson({ kind, values, other }: LabelDomain, shown: string): unknown {
  if (kind === 'enumeration') return other === undefined ? values : { kind, values, other };
  const implied = IMPLIED_OTHER[kind];
  if (other !== implied) throw new RangeError(`the label ${shown} has a domain that JSON has no words for`);
  if (kind === 'grpc-status-code') return { kind };
  // The value for everything else is added last by the function that makes the domain, where it is not in it yet.
  return { kind, values: values.at(-1) === implied ? values.slice(0, -1) : values };
}

const IMPLIED_OTHER = {
  'route-template': 'unmatched',
  'http-method': 'OTHER',
  'http-status-code': 'OTHER',
  'grpc-status-code': 'UNKNOWN',
} as const;
