import {
  type Catalog,
  deprecationOf,
  labelCosts,
  type LabelDomain,
  metricBound,
  type MetricDefinition,
  metricUnit,
  ownerOf,
} from '@ibex/catalog';
import { daysAfter } from '@ibex/catalog/calendar-day';

import type {
  CatalogDocs,
  LabelDocs,
  MetricDocs,
  OwnerDocs,
  SeriesDocs,
  StabilityDocs,
} from './catalog-docs.js';
import { exampleQuery } from './example-query.js';

/** What is known of a catalog besides what it says. */
export interface CatalogDocsOptions {
  /** By the name of a metric, the files that record it, relative to the root of the repository, with `/`. */
  readonly recordedIn?: ReadonlyMap<string, readonly string[]> | undefined;
}

/** Tells everything there is to know of a catalog, in the form that all documents are made from. */
export function catalogDocs(catalog: Catalog, { recordedIn }: CatalogDocsOptions = {}): CatalogDocs {
  const metrics = catalog.metrics.map((definition): MetricDocs => ({
    ...metricDocs(definition, catalog),
    ...(recordedIn && { recordedIn: recordedIn.get(definition.name) ?? [] }),
  }));
  return {
    prefix: catalog.prefix,
    owners: ownersOf(catalog, metrics),
    series: seriesOf(metrics, catalog.seriesBudget),
    metrics,
  };
}

function metricDocs(definition: MetricDefinition, catalog: Catalog): MetricDocs {
  const { name, type, help, budget } = definition;
  const owner = ownerOf(name, catalog);
  const unit = metricUnit(name);
  return {
    name,
    type,
    ...(owner !== undefined && { owner }),
    ...(unit !== undefined && { unit }),
    help,
    labels: labelsOf(definition),
    ...(definition.type === 'histogram' && { buckets: definition.buckets }),
    series: { worstCase: metricBound(definition).series, ...(budget !== undefined && { budget }) },
    stability: stabilityOf(definition, catalog),
    example: exampleQuery(definition),
  };
}

function labelsOf(definition: MetricDefinition): LabelDocs[] {
  const costs = new Map(labelCosts(definition).map(({ label, seriesPerValue }) => [label, seriesPerValue]));
  return Object.entries(definition.labels).map(([name, { kind, values, other }]: [string, LabelDomain]) => ({
    name,
    kind,
    values,
    ...(other !== undefined && { other }),
    seriesPerValue: costs.get(name) ?? 0,
  }));
}

function stabilityOf(definition: MetricDefinition, { deprecationDays }: Catalog): StabilityDocs {
  const deprecation = deprecationOf(definition);
  if (!deprecation) return { level: definition.stability === 'experimental' ? 'experimental' : 'stable' };
  const { deprecatedSince, replacedBy } = deprecation;
  return {
    level: 'deprecated',
    since: deprecatedSince,
    until: daysAfter(deprecatedSince, deprecationDays),
    ...(replacedBy !== undefined && { replacedBy }),
  };
}

function ownersOf(catalog: Catalog, metrics: readonly MetricDocs[]): OwnerDocs[] {
  const byOwner = new Map<string, MetricDocs[]>();
  for (const metric of metrics) {
    if (metric.owner === undefined) continue;
    const others = byOwner.get(metric.owner);
    if (others) others.push(metric);
    else byOwner.set(metric.owner, [metric]);
  }
  return [...new Set([...catalog.services, ...catalog.subsystems])].flatMap((name): OwnerDocs[] => {
    const own = byOwner.get(name);
    if (!own) return [];
    return [
      {
        name,
        kind: catalog.services.includes(name) ? 'service' : 'subsystem',
        metrics: own.length,
        series: seriesOf(own, catalog.serviceBudgets[name]),
      },
    ];
  });
}

function seriesOf(metrics: readonly MetricDocs[], budget: number | undefined): SeriesDocs {
  return {
    worstCase: metrics.reduce((sum, { series }) => sum + series.worstCase, 0),
    ...(budget !== undefined && { budget }),
  };
}
