import type { MetricDefinition } from '@ibex/catalog';

import type { Fleet } from './fleet.js';
import type { FleetFinding } from './fleet-finding.js';
import { targetKey } from './fleet-targets.js';
import { equals } from './promql.js';
import { mainSeriesOf } from './series-names.js';

/**
 * Finds the targets without a metric.
 *
 * @param isRequired - whether a job must have a metric
 */
export async function checkPresence(
  definition: MetricDefinition,
  fleet: Fleet,
  isRequired: (metric: string, job: string) => boolean,
): Promise<FleetFinding[]> {
  const { name, type, help } = definition;
  const stored = fleet.series(equals('__name__', mainSeriesOf(definition)));
  const without = (await fleet.ask(`${fleet.up} unless on (job, instance) ${stored}`)).filter(({ labels }) =>
    isRequired(name, labels['job'] ?? ''),
  );
  if (without.length === 0) return [];

  const plain = type === 'histogram' ? await targetsWith(name, fleet) : new Set();
  return [
    ...fleet.findingsOf(
      without.filter(({ labels }) => !plain.has(targetKey(labels))),
      () => ({
        code: 'metric/missing',
        severity: 'error',
        metric: name,
        message: `required ${type} "${help}" is missing`,
        fix: 'register it, and start its usual label sets at zero ("initial" in the catalog)',
      }),
    ),
    ...fleet.findingsOf(
      without.filter(({ labels }) => plain.has(targetKey(labels))),
      () => ({
        code: 'metric/type',
        severity: 'error',
        metric: name,
        message: `has no ${name}_count, but series of its own name: it is no histogram, or a native one`,
        fix: 'expose it as a histogram with the buckets of the catalog',
      }),
    ),
  ];
}

async function targetsWith(name: string, fleet: Fleet): Promise<ReadonlySet<string>> {
  const samples = await fleet.ask(`group by (job, instance) (${fleet.series(equals('__name__', name))})`);
  return new Set(samples.map(({ labels }) => targetKey(labels)));
}
