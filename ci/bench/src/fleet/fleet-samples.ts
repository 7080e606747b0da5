import { type Catalog, initialSeries, type MetricDefinition } from '@ibex/catalog';

/** The targets of a job as a server has them. */
export interface StoredJob {
  readonly job: string;
  readonly targets: number;
}

/**
 * What a Prometheus server has of the targets of jobs whose services keep their catalog, in OpenMetrics: of each metric
 * up to three of the label sets that a service starts with.
 *
 * @param at - the time of the samples, in seconds since 1970
 */
export function* fleetSamples(catalog: Catalog, jobs: readonly StoredJob[], at: number): Generator<string> {
  const labelSets = new Map(catalog.metrics.map((definition) => [definition, labelSetsOf(definition)]));
  for (const { job, targets } of jobs) {
    for (let index = 0; index < targets; index++) {
      const target = [`job="${job}"`, `instance="10.0.${String(index >> 8)}.${String(index & 255)}:9464"`];
      yield sample('up', target, at);
      for (const [definition, sets] of labelSets) {
        for (const labels of sets) yield* samplesOf(definition, [...target, ...labels], at);
      }
    }
  }
  yield '# EOF\n';
}

function labelSetsOf(definition: MetricDefinition): string[][] {
  const sets = initialSeries(definition).map((labels) =>
    Object.entries(labels).map(([name, value]) => `${name}="${value}"`),
  );
  if (sets.length > 0) return sets.slice(0, 3);
  // Of a metric that starts without a series, whoever builds the registry sets the first.
  return [Object.entries(definition.labels).map(([name, { values }]) => `${name}="${values[0] ?? ''}"`)];
}

function* samplesOf(definition: MetricDefinition, labels: readonly string[], at: number): Generator<string> {
  const { name, type } = definition;
  if (type !== 'histogram') {
    yield sample(name, labels, at);
    return;
  }
  for (const bound of [...definition.buckets.map(String), '+Inf']) {
    yield sample(`${name}_bucket`, [...labels, `le="${bound}"`], at);
  }
  yield sample(`${name}_sum`, labels, at);
  yield sample(`${name}_count`, labels, at);
}

function sample(name: string, labels: readonly string[], at: number): string {
  return `${name}{${labels.join(',')}} 1 ${String(at)}\n`;
}
