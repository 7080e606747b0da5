import type { MetricDefinition } from '@ibex/catalog';

import type { Fleet } from './fleet.js';
import type { FleetFinding } from './fleet-finding.js';
import { followUp } from './follow-up.js';
import { differs, isOneOf } from './promql.js';
import { seriesOf } from './series-names.js';
import { storedLabels } from './stored-label.js';

/**
 * Finds the labels of a metric that neither the catalog declares nor the targets themselves have.
 *
 * @param allowed - labels that the server adds to every series but not to what it records of targets
 */
export async function checkLabelNames(
  definition: MetricDefinition,
  fleet: Fleet,
  allowed: readonly string[],
): Promise<FleetFinding[]> {
  const names = isOneOf('__name__', seriesOf(definition));
  const known = new Set(['__name__', ...allowed, ...(definition.type === 'histogram' ? ['le'] : [])]);
  const isUndeclaredIn = (label: string, jobLabels: ReadonlySet<string>) =>
    !jobLabels.has(label) && !storedLabels(definition, jobLabels).includes(label);

  // The server may tell labels of series that have ended: what is found here is asked for once more.
  const suspects = (await fleet.api.labelNames(fleet.series(names))).filter(
    (label) =>
      !known.has(label) && [...fleet.jobs.values()].some(({ labels }) => isUndeclaredIn(label, labels)),
  );
  const seriesWith = (label: string) => fleet.series(names, differs(label, ''));
  return followUp({ names: suspects, called: 'labels', seriesWith }, fleet, (label, others) =>
    fleet.findWith(seriesWith(label), (job) =>
      isUndeclaredIn(label, fleet.jobs.get(job)?.labels ?? new Set())
        ? {
            code: 'metric/label-undeclared',
            severity: 'error',
            metric: definition.name,
            label,
            message: `has the label "${label}", which the catalog does not declare${others}`,
            fix: 'remove the label, or declare it with its domain',
          }
        : undefined,
    ),
  );
}
