import { type Catalog, labelCosts, metricBound, type MetricDefinition, ownerOf } from '@ibex/catalog';
import { ibexCatalog } from '@ibex/metrics/catalog';

import type { CatalogDocs, LabelDocs, MetricDocs, OwnerDocs, SeriesDocs } from '../docs/catalog-docs.js';

/** The IBEX catalog as it is documented. */
export function ibexDocs(): CatalogDocs {
  const catalog: Catalog = ibexCatalog;
  const metrics = catalog.metrics.map((definition) => metricDocs(definition, catalog));
  return {
    prefix: catalog.prefix,
    owners: [...catalog.services, ...catalog.subsystems].map((name) => ownerDocs(name, metrics, catalog)),
    series: sumOf(metrics, catalog.seriesBudget),
    metrics,
  };
}

function metricDocs(definition: MetricDefinition, catalog: Catalog): MetricDocs {
  const { name, type, help } = definition;
  const owner = ownerOf(name, catalog);
  const unit = name.endsWith('_seconds') ? 'seconds' : undefined;
  return {
    name,
    type,
    ...(owner !== undefined && { owner }),
    ...(unit !== undefined && { unit }),
    help,
    labels: labelDocs(definition),
    ...(definition.type === 'histogram' && { buckets: definition.buckets }),
    series: { worstCase: metricBound(definition).series },
    stability: { level: 'stable' },
    example: `sum(${name})`,
    recordedIn: [`services/${owner ?? 'all'}/src/record.ts`],
  };
}

function labelDocs(definition: MetricDefinition): readonly LabelDocs[] {
  const costs = labelCosts(definition);
  return Object.entries(definition.labels).map(([name, domain]) => ({
    name,
    ...domain,
    seriesPerValue: costs.find(({ label }) => label === name)?.seriesPerValue ?? 0,
  }));
}

function ownerDocs(name: string, metrics: readonly MetricDocs[], catalog: Catalog): OwnerDocs {
  const own = metrics.filter(({ owner }) => owner === name);
  return {
    name,
    kind: catalog.services.includes(name) ? 'service' : 'subsystem',
    metrics: own.length,
    series: sumOf(own, catalog.serviceBudgets[name]),
  };
}

function sumOf(metrics: readonly MetricDocs[], budget: number | undefined): SeriesDocs {
  return {
    worstCase: metrics.reduce((sum, { series }) => sum + series.worstCase, 0),
    ...(budget !== undefined && { budget }),
  };
}
