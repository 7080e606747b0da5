import { type Catalog, ownerOf } from '@ibex/catalog';

import type { Budget, CardinalityReport, LabelFigures, SeriesFigures } from './cardinality-report.js';

/** What the figures of labels are made from. */
export type CatalogFigures = Pick<CardinalityReport, 'total' | 'services' | 'metrics'>;

type FiguresByName = CatalogFigures & { readonly byName: ReadonlyMap<string, SeriesFigures> };

/** A label in one metric. */
interface LabelOfMetric {
  readonly label: string;
  readonly values: number;
  readonly metric: string;
  readonly worstCase: number;
  readonly seriesPerValue: number;
}

/**
 * What one more value of each label costs. Metrics whose label has one name and one domain get the value together: a
 * route that is added is one of all metrics by route.
 *
 * @param figures - of the same catalog
 */
export function labelFigures(catalog: Catalog, figures: CatalogFigures): LabelFigures[] {
  const byName = new Map(figures.metrics.map((metric) => [metric.name, metric]));
  return labelsByDomain(catalog, figures)
    .map((members) => figuresOf(members, catalog, { ...figures, byName }))
    .toSorted((one, other) => other.seriesPerValue - one.seriesPerValue);
}

function labelsByDomain(
  catalog: Catalog,
  figures: CatalogFigures,
): [LabelOfMetric, ...(readonly LabelOfMetric[])][] {
  const domains = new Map(catalog.metrics.map(({ name, labels }) => [name, labels]));
  const groups = new Map<string, [LabelOfMetric, ...LabelOfMetric[]]>();
  for (const { name, worstCase, labels } of figures.metrics) {
    for (const { label, values, seriesPerValue } of labels) {
      const key = JSON.stringify([label, domains.get(name)?.[label]?.values]);
      const member = { label, values, metric: name, worstCase, seriesPerValue };
      const group = groups.get(key);
      if (group) group.push(member);
      else groups.set(key, [member]);
    }
  }
  return [...groups.values()];
}

function figuresOf(
  members: readonly [LabelOfMetric, ...(readonly LabelOfMetric[])],
  catalog: Catalog,
  figures: FiguresByName,
): LabelFigures {
  const [{ label, values }] = members;
  const added = new Map(members.map(({ metric, seriesPerValue }) => [metric, seriesPerValue]));
  return {
    label,
    values,
    metrics: members.map(({ metric }) => metric),
    worstCase: members.reduce((sum, { worstCase }) => sum + worstCase, 0),
    seriesPerValue: sum(added.values()),
    exceeds: exceededWith(added, catalog, figures),
  };
}

/** @param added - the series that metrics get */
function exceededWith(
  added: ReadonlyMap<string, number>,
  catalog: Catalog,
  { total, services, byName }: FiguresByName,
): Budget[] {
  const addedTo = (service: string): number =>
    sum([...added].map(([metric, series]) => (ownerOf(metric, catalog) === service ? series : 0)));
  return [
    ...[...added].flatMap(([name, series]) => tooMany({ of: 'metric', name }, byName.get(name), series)),
    ...services.flatMap((service) =>
      tooMany({ of: 'service', name: service.name }, service, addedTo(service.name)),
    ),
    ...tooMany({ of: 'catalog' }, total, sum(added.values())),
  ];
}

function tooMany(
  owner: Omit<Budget, 'budget'>,
  { worstCase, budget = Infinity }: SeriesFigures = { worstCase: 0 },
  more: number,
): Budget[] {
  return worstCase <= budget && worstCase + more > budget ? [{ ...owner, budget }] : [];
}

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((total, number) => total + number, 0);
}
