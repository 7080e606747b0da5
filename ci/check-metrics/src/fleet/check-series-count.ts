import { type MetricDefinition, metricBound } from '@ibex/catalog';

import type { Fleet } from './fleet.js';
import type { FleetFinding } from './fleet-finding.js';
import { isNoneOf, isOneOf, labelNames } from './promql.js';
import { seriesOf } from './series-names.js';

/**
 * Finds the targets on which a metric has more series than it may.
 *
 * @param budget - the most it may have on a target; the catalog's own bound holds besides
 */
export async function checkSeriesCount(
  definition: MetricDefinition,
  fleet: Fleet,
  budget: number | undefined,
): Promise<FleetFinding[]> {
  const { series: worstCase } = metricBound(definition);
  const most = Math.min(worstCase, budget ?? worstCase);
  const above = await countsAbove(fleet.series(isOneOf('__name__', seriesOf(definition))), most, fleet);
  const overWorstCase = above.filter(({ value }) => value > worstCase);
  const overBudget = budget === undefined ? [] : above.filter(({ value }) => value > budget);
  const metric = definition.name;
  return [
    ...fleet.findingsOf(overWorstCase, (job) => ({
      code: 'metric/worst-case-exceeded',
      severity: 'error',
      metric,
      message: `has ${upTo(overWorstCase, job)} series on a target, the catalog allows ${String(worstCase)} at worst`,
      fix: 'look for label values outside their domain',
    })),
    ...fleet.findingsOf(overBudget, (job) => ({
      code: 'metric/budget-exceeded',
      severity: 'error',
      metric,
      message: `has ${upTo(overBudget, job)} series on a target, its budget is ${String(budget)}`,
      fix: 'record fewer label sets, or raise the budget',
    })),
  ];
}

/** Finds the targets that have more series than a target may have altogether. */
export async function checkTargetBudget(fleet: Fleet, budget: number): Promise<FleetFinding[]> {
  const own = isNoneOf('__name__', SERIES_OF_THE_SERVER);
  const above = await countsAbove(fleet.series(own), budget, fleet);
  return fleet.findingsOf(above, (job) => ({
    code: 'target/budget-exceeded',
    severity: 'error',
    message: `has ${upTo(above, job)} series, the budget of a target is ${String(budget)}`,
    fix: 'record fewer label sets, or raise the budget',
  }));
}

/** What a server itself records of a target. */
export const SERIES_OF_THE_SERVER: readonly string[] = [
  'up',
  'scrape_duration_seconds',
  'scrape_samples_scraped',
  'scrape_samples_post_metric_relabeling',
  'scrape_series_added',
  'scrape_timeout_seconds',
  'scrape_sample_limit',
  'scrape_body_size_bytes',
  'ALERTS',
  'ALERTS_FOR_STATE',
];

type Counts = Awaited<ReturnType<Fleet['ask']>>;

function countsAbove(series: string, most: number, fleet: Fleet): Promise<Counts> {
  // What two servers store of one target counts once: they tell themselves apart by a label of the target.
  const perCopy = `count by ${labelNames([...fleet.targetLabels])} (${fleet.ofUp(series)})`;
  return fleet.ask(`max by (job, instance) (${perCopy}) > ${String(most)}`);
}

function upTo(counts: Counts, job: string): string {
  const values = counts.filter(({ labels }) => (labels['job'] ?? '') === job).map(({ value }) => value);
  const highest = values.reduce((one, another) => Math.max(one, another), 0);
  return `${values.length > 1 ? 'up to ' : ''}${String(highest)}`;
}
