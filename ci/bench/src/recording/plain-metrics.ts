import type { IbexCatalog } from '@ibex/metrics';

/** The metrics of the catalog as prom-client alone has them, by their names. */
export interface PlainMetrics {
  readonly registry: { metrics(): Promise<string> };
  readonly counters: Readonly<Record<NameOf<'counter'>, PlainCounter>>;
  readonly gauges: Readonly<Record<NameOf<'gauge'>, PlainGauge>>;
  readonly histograms: Readonly<Record<NameOf<'histogram'>, PlainHistogram>>;
}

type NameOf<Type> = Extract<IbexCatalog['metrics'][number], { type: Type }>['name'];

type Labels = Readonly<Record<string, string>>;

interface PlainCounter {
  inc(labels?: Labels): void;
}

interface PlainGauge {
  set(labels: Labels, value: number): void;
  inc(): void;
  dec(): void;
}

interface PlainHistogram {
  observe(labels: Labels, value: number): void;
  observe(observation: { labels: Labels; value: number; exemplarLabels: Labels }): void;
  startTimer(): (labels: Labels, exemplarLabels?: Labels) => number;
}

/**
 * Makes the metrics of the catalog with prom-client alone. Only the metrics package may use that, so they are what its
 * tests hold ours against; they are not among what it exports.
 *
 * @param format - in OpenMetrics, histograms take exemplars
 */
export async function plainMetrics(
  catalog: IbexCatalog,
  format: 'text' | 'openmetrics',
): Promise<PlainMetrics> {
  const module = (await import(PLAIN_METRICS)) as {
    plainMetrics(definitions: readonly unknown[], format: 'text' | 'openmetrics'): PlainMetrics;
  };
  return module.plainMetrics(catalog.metrics, format);
}

const PLAIN_METRICS = new URL('testing/plain-metrics.js', import.meta.resolve('@ibex/metrics')).href;
