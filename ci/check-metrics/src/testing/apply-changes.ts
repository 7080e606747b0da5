import type {
  Catalog,
  InitialSeries,
  LabelDomain,
  LabelDomains,
  MetricDefinition,
  MetricType,
} from '@ibex/catalog';

import { carriedInitial } from '../diff/carried-initial.js';
import type { CatalogChange } from '../diff/catalog-change.js';

/** Makes of a catalog the one to which `compareCatalogs` found the changes. */
export function applyChanges(base: Catalog, changes: readonly CatalogChange[]): Catalog {
  const of = (metric: string) =>
    changes.filter(
      (change) => change.kind !== 'metric-added' && 'metric' in change && change.metric === metric,
    );
  const kept = base.metrics
    .filter(({ name }) => !of(name).some(({ kind }) => kind === 'metric-removed'))
    .map((definition) => changedMetric(definition, of(definition.name)));
  const order = changes.find((change) => change.kind === 'order' && change.metric === undefined);
  const metrics = inOrder(kept, ({ name }) => name, order);
  for (const change of changes) {
    if (change.kind === 'metric-added') metrics.splice(change.at ?? metrics.length, 0, change.definition);
  }
  const catalog: Catalog = { ...base, metrics };
  for (const change of changes) {
    if (change.kind === 'catalog') Object.assign(catalog, { [change.field]: change.to });
  }
  return catalog;
}

function changedMetric(definition: MetricDefinition, changes: readonly CatalogChange[]): MetricDefinition {
  let { name, help, type, initial, stability, budget } = definition;
  let buckets: readonly number[] = definition.type === 'histogram' ? definition.buckets : [];
  initial = carriedInitial(initial, changes);
  for (const change of changes) {
    if (change.kind === 'metric-renamed') name = change.to;
    if (change.kind === 'help') help = change.to;
    if (change.kind === 'type') type = change.to;
    if (change.kind === 'initial') initial = change.to as InitialSeries | undefined;
    if (change.kind === 'stability') stability = change.to;
    if (change.kind === 'budget') budget = change.to;
    if (change.kind === 'buckets') {
      const { added, removed } = change;
      buckets = [...buckets.filter((bound) => !removed.includes(bound)), ...added].sort((a, b) => a - b);
    }
  }
  const labels = changedLabels(definition.labels, changes);
  const base = {
    name,
    help,
    labels,
    ...(initial && { initial }),
    ...(stability !== undefined && { stability }),
    ...(budget !== undefined && { budget }),
  };
  return withType(type, base, buckets);
}

function withType(
  type: MetricType,
  base: Omit<MetricDefinition, 'type' | 'buckets'>,
  buckets: readonly number[],
): MetricDefinition {
  return type === 'histogram' ? { type, ...base, buckets } : { type, ...base };
}

function changedLabels(labels: LabelDomains, changes: readonly CatalogChange[]): LabelDomains {
  const of = (label: string) => changes.filter((change) => 'label' in change && change.label === label);
  const kept = Object.entries(labels).flatMap(([label, domain]): [string, LabelDomain][] => {
    const own = of(label);
    if (own.some(({ kind }) => kind === 'label-removed')) return [];
    const renamed = own.find((change) => change.kind === 'label-renamed');
    return [[renamed?.to ?? label, changedDomain(domain, own)]];
  });
  const order = changes.find((change) => change.kind === 'order' && change.label === undefined);
  const changed = inOrder(kept, ([label]) => label, order);
  for (const change of changes) {
    if (change.kind === 'label-added')
      changed.splice(change.at ?? changed.length, 0, [change.label, change.domain]);
  }
  return Object.fromEntries(changed);
}

function changedDomain(domain: LabelDomain, changes: readonly CatalogChange[]): LabelDomain {
  let { kind, other } = domain;
  let values = [...domain.values];
  for (const change of changes) {
    if (change.kind === 'values-removed') values = values.filter((value) => !change.values.includes(value));
    if (change.kind === 'domain') ({ kind, other } = { other: undefined, ...change.to });
  }
  values = inOrder(
    values,
    (value) => value,
    changes.find((change) => change.kind === 'order'),
  );
  for (const change of changes) {
    if (change.kind !== 'values-added') continue;
    for (const [index, value] of change.values.entries())
      values.splice(change.at?.[index] ?? values.length, 0, value);
  }
  return { kind, values, ...(other !== undefined && { other }) };
}

function inOrder<Value>(
  values: readonly Value[],
  nameOf: (value: Value) => string,
  change: CatalogChange | undefined,
): Value[] {
  const to = change?.kind === 'order' ? change.to : undefined;
  if (!to) return [...values];
  return to.flatMap((name) => values.filter((value) => nameOf(value) === name));
}
