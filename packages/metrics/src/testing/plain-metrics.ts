import { initialSeries, type MetricDefinition } from '@ibex/catalog';
import { Counter, Gauge, Histogram, type Registry, type RegistryContentType } from 'prom-client';

import type { ScrapeFormat } from '../scrape-format.js';
import { scrapeRegistry } from '../scrape-registry.js';

/** The metrics of a catalog as prom-client alone has them: what ours are held against. */
export interface PlainMetrics {
  readonly registry: Registry<RegistryContentType>;
  readonly counters: Readonly<Record<string, Counter>>;
  readonly gauges: Readonly<Record<string, Gauge>>;
  readonly histograms: Readonly<Record<string, Histogram>>;
}

/**
 * Makes the metrics of a catalog with prom-client alone, with their initial series.
 *
 * @param format - in OpenMetrics, histograms take exemplars
 */
export function plainMetrics(definitions: readonly MetricDefinition[], format: ScrapeFormat): PlainMetrics {
  const registry = scrapeRegistry(format);
  const counters: Record<string, Counter> = {};
  const gauges: Record<string, Gauge> = {};
  const histograms: Record<string, Histogram> = {};
  for (const definition of definitions) {
    const { name, help, labels } = definition;
    const configuration = { name, help, labelNames: Object.keys(labels), registers: [registry] };
    const initial = initialSeries(definition);
    switch (definition.type) {
      case 'counter': {
        const counter = new Counter(configuration);
        for (const series of initial) counter.inc(series, 0);
        counters[name] = counter;
        break;
      }
      case 'gauge': {
        const gauge = new Gauge(configuration);
        for (const series of initial) gauge.set(series, 0);
        gauges[name] = gauge;
        break;
      }
      case 'histogram': {
        const buckets = [...definition.buckets];
        const enableExemplars = format === 'openmetrics';
        const histogram = new Histogram({ ...configuration, buckets, enableExemplars });
        for (const series of initial) histogram.zero(series);
        histograms[name] = histogram;
        break;
      }
    }
  }
  return { registry, counters, gauges, histograms };
}
