import type { Catalog, MetricDefinition } from '@ibex/catalog';

import type { ReportedFinding, ReportSection, Unchecked } from '../report/report.js';
import { checkBuckets } from './check-buckets.js';
import { checkForbiddenLabels } from './check-forbidden-labels.js';
import { checkLabelNames } from './check-label-names.js';
import { checkLabelValues } from './check-label-values.js';
import { checkMetadata } from './check-metadata.js';
import { checkPresence } from './check-presence.js';
import { checkSeriesCount, checkTargetBudget } from './check-series-count.js';
import { checkUndeclared } from './check-undeclared.js';
import { type CouldNotAskCode, CouldNotAskError } from './could-not-ask.js';
import { Fleet } from './fleet.js';
import type { FleetFinding } from './fleet-finding.js';
import { findTargets, type FleetTargets, type TargetSelection } from './fleet-targets.js';
import type { PrometheusApi } from './prometheus-api.js';
import { reportJob } from './report-job.js';

/** What a fleet is checked against, and how it is asked for. */
export interface CheckFleetOptions {
  readonly catalog: Catalog;
  readonly api: PrometheusApi;
  readonly selection: TargetSelection;
  /** The most series a metric may have on a target; the catalog's own bound holds in any case. */
  readonly budgetOf?: (metric: string) => number | undefined;
  /** The most series a target may have altogether. */
  readonly seriesBudget?: number;
  /** Whether a family may stand beside the catalog; by default every one that does not have the catalog's prefix. */
  readonly isAllowed?: (family: string) => boolean;
  /** Labels that the server adds to every series but not to `up`. */
  readonly allowedLabels?: readonly string[];
  /** Whether a job must have a metric; by default all must have all. */
  readonly isRequired?: (metric: string, job: string) => boolean;
}

/** What was found, and what it took. */
export interface CheckedFleet {
  readonly sections: readonly ReportSection[];
  /** How many questions the server was asked. */
  readonly queries: number;
}

/**
 * Checks the catalog on every target that a server scrapes, by questions about all of them at once: how many there are
 * depends on the catalog and the jobs, not on the targets.
 *
 * @throws CouldNotAskError where not even the targets can be asked for
 */
export async function checkFleet(options: CheckFleetOptions): Promise<CheckedFleet> {
  const { api, catalog, selection } = options;
  const targets = await findTargets(api, catalog, selection);
  const fleet = new Fleet(api, catalog, targets, selection.matchers);
  const outcome =
    fleet.jobs.size > 0 ? await runChecks(fleet, checksOf(fleet, options)) : { findings: [], failures: [] };
  return {
    sections: [...sectionsOf(targets, selection, outcome), ...partialAnswers(api)],
    queries: api.questions,
  };
}

type Check = () => Promise<readonly FleetFinding[]>;

/** By metric, in the order of the catalog, what is about none of it last. */
function checksOf(fleet: Fleet, options: CheckFleetOptions): Check[] {
  const { seriesBudget, isAllowed } = options;
  return [
    ...fleet.catalog.metrics.map((definition) => () => checkMetric(definition, fleet, options)),
    () => checkForbiddenLabels(fleet),
    () => checkUndeclared(fleet, isAllowed),
    ...(seriesBudget === undefined ? [] : [() => checkTargetBudget(fleet, seriesBudget)]),
  ];
}

async function checkMetric(
  definition: MetricDefinition,
  fleet: Fleet,
  { budgetOf, allowedLabels = [], isRequired = () => true }: CheckFleetOptions,
): Promise<FleetFinding[]> {
  const budget = budgetOf?.(definition.name);
  const findings = [
    ...(await checkMetadata(definition, fleet)),
    ...(await checkPresence(definition, fleet, isRequired)),
    ...(await checkLabelNames(definition, fleet, allowedLabels)),
    ...(await checkLabelValues(definition, fleet)),
    ...(definition.type === 'histogram' ? await checkBuckets(definition, fleet) : []),
  ];
  // With the labels, values and buckets of the catalog alone there is no way to more series than it allows.
  const mayExceed = findings.some(({ code }) => MAKES_SERIES.has(code));
  if (!mayExceed && budget === undefined) return findings;
  return [...findings, ...(await checkSeriesCount(definition, fleet, budget))];
}

const MAKES_SERIES: ReadonlySet<string> = new Set<FleetFinding['code']>([
  'metric/label-undeclared',
  'metric/label-missing',
  'metric/value-outside-domain',
  'metric/buckets',
]);

/** Servers answer some questions at a time; more would only wait there. */
const AT_A_TIME = 4;

interface Outcome {
  readonly findings: readonly FleetFinding[];
  readonly failures: readonly CouldNotAskError[];
}

/** Does one check after another, some at a time. A question that is too much is no reason not to ask the others. */
async function runChecks(fleet: Fleet, checks: readonly Check[]): Promise<Outcome> {
  const results: (readonly FleetFinding[])[] = [];
  const failures: CouldNotAskError[] = [];
  const rest = checks.entries();
  const work = async () => {
    for (const [index, check] of rest) {
      if (failures.some(({ code }) => !CONCERNS_ONE_QUESTION.has(code))) return;
      try {
        results[index] = await check();
      } catch (error) {
        if (!(error instanceof CouldNotAskError)) throw error;
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return { findings: results.flat(), failures };
}

const CONCERNS_ONE_QUESTION: ReadonlySet<string> = new Set<CouldNotAskCode>([
  'fleet/query-failed',
  'fleet/too-large',
]);

function sectionsOf(
  { jobs, withoutTargets }: FleetTargets,
  selection: TargetSelection,
  { findings, failures }: Outcome,
): ReportSection[] {
  const names = [...new Set([...selection.jobs, ...withoutTargets, ...jobs.keys()])].sort();
  if (names.length === 0)
    return [{ kind: 'fleet', name: 'fleet', unchecked: noTargets(selection), findings: [] }];
  return names.map((name) => {
    const targets = jobs.get(name);
    if (!targets) return { kind: 'fleet', name, unchecked: noTargetsOf(name), findings: [] };
    const ofJob = findings.filter(({ job }) => job === name);
    return reportJob(name, targets, ofJob, failures[0]);
  });
}

function noTargets({ matchers }: TargetSelection): Unchecked {
  return {
    code: 'fleet/no-targets',
    message:
      matchers.length > 0
        ? `the server has no target with a metric of the catalog and ${matchers.join(',')}`
        : 'the server has no target with a metric of the catalog',
    fix: 'name the jobs with --job, and make sure that the server scrapes them',
  };
}

function noTargetsOf(job: string): Unchecked {
  return {
    code: 'fleet/no-targets',
    message: `the server has no target of the job "${job}"`,
    fix: 'make sure that the server scrapes it, that this is its name, and that the selector lets it through',
  };
}

function partialAnswers({ warnings }: PrometheusApi): ReportSection[] {
  if (warnings.size === 0) return [];
  const findings = [...warnings].map((warning): ReportedFinding => ({
    code: 'fleet/partial-answer',
    // What PromQL has to say of the query itself takes nothing away; a store that did not answer does.
    severity: warning.startsWith('PromQL ') ? 'warning' : 'error',
    message: `the server answered with a warning: ${warning}`,
    fix: 'something may be missing in what is told here; see to the stores that did not answer, and check again',
  }));
  return [{ kind: 'fleet', name: 'server', findings }];
}
