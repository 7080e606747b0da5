import { checkForbiddenLabel } from '@ibex/catalog';

import { andMore } from '../finding/and-more.js';
import { type Fleet, MOST_FOLLOWED_UP } from './fleet.js';
import type { FleetFinding } from './fleet-finding.js';
import { followUp } from './follow-up.js';
import { differs, equals } from './promql.js';
import { ownName } from './stored-label.js';

/** Finds the labels that the policy forbids, on any series of the fleet but for labels of its targets. */
export async function checkForbiddenLabels(fleet: Fleet): Promise<FleetFinding[]> {
  const { forbiddenLabels } = fleet.catalog;
  const problemOf = (label: string) =>
    checkForbiddenLabel(ownName(label, fleet.targetLabels), forbiddenLabels);
  const isOfTargets = (label: string, job: string) => fleet.jobs.get(job)?.labels.has(label) === true;
  const suspects = (await fleet.api.labelNames(fleet.series())).filter(
    (label) => problemOf(label) && [...fleet.jobs.keys()].some((job) => !isOfTargets(label, job)),
  );
  const seriesWith = (label: string) => fleet.series(differs(label, ''));
  return followUp({ names: suspects, called: 'labels', seriesWith }, fleet, async (label, otherLabels) => {
    const problem = problemOf(label);
    const metrics = await metricsWith(label, fleet);
    const findings: FleetFinding[] = [];
    for (const [index, metric] of metrics.slice(0, MOST_FOLLOWED_UP).entries()) {
      const others = andMore(index, MOST_FOLLOWED_UP, metrics.length, 'metrics') + otherLabels;
      const series = fleet.series(equals('__name__', metric), differs(label, ''));
      const found = await fleet.findWith(series, (job) =>
        problem && !isOfTargets(label, job)
          ? {
              ...problem,
              severity: 'error',
              metric: familyOf(metric, fleet),
              label,
              message: `${problem.message}${others}`,
            }
          : undefined,
      );
      findings.push(...found);
    }
    return findings;
  });
}

/** The names of series with a label; of a histogram the one that stands for it. */
async function metricsWith(label: string, fleet: Fleet): Promise<string[]> {
  const samples = await fleet.ask(`group by (__name__) (${fleet.ofUp(fleet.series(differs(label, '')))})`);
  const names = new Set(samples.map(({ labels }) => labels['__name__'] ?? ''));
  return [...names]
    .filter((name) => !/_(?:bucket|sum)$/.test(name) || !names.has(name.replace(/_[a-z]+$/, '_count')))
    .sort();
}

function familyOf(series: string, { catalog }: Fleet): string {
  const isHistogram = catalog.metrics.some(
    ({ name, type }) => type === 'histogram' && `${name}_count` === series,
  );
  return isHistogram ? series.replace(/_count$/, '') : series;
}
