import type { ReportedFinding, ReportSection, Unchecked } from '../report/report.js';
import type { CouldNotAskError } from './could-not-ask.js';
import type { FleetFinding } from './fleet-finding.js';
import type { JobTargets } from './fleet-targets.js';

/** Instances that a finding names. */
const MOST_NAMED = 10;

/**
 * What is reported of a job.
 *
 * @param failure - why the server could not be asked everything
 */
export function reportJob(
  name: string,
  { up, down }: JobTargets,
  findings: readonly FleetFinding[],
  failure: CouldNotAskError | undefined,
): ReportSection {
  const unchecked = up === 0 ? noneUp(name, down.size) : failure?.unchecked;
  return {
    kind: 'fleet',
    name,
    ...(unchecked && { unchecked }),
    findings: [...targetsDown(down, up), ...findings.map((finding) => reported(finding, up))],
    fleet: { up, down: down.size },
  };
}

function reported(finding: FleetFinding, up: number): ReportedFinding {
  const { targets, ...rest }: Partial<FleetFinding> & ReportedFinding = finding;
  delete rest.job;
  return { ...rest, ...(targets && { instances: instances(targets, up) }) };
}

function noneUp(name: string, down: number): Unchecked {
  return {
    code: 'fleet/none-up',
    message: `none of the ${String(down)} targets of the job "${name}" is up`,
    fix: 'see on the page of targets of the server why they cannot be scraped',
  };
}

function targetsDown(down: ReadonlySet<string>, up: number): ReportedFinding[] {
  if (down.size === 0) return [];
  return [
    {
      code: 'fleet/target-down',
      severity: 'warning',
      message: 'cannot be scraped, so nothing is known of its metrics',
      fix: 'see on the page of targets of the server why, or remove what is no more',
      instances: instances([...down], up + down.size),
    },
  ];
}

function instances(names: readonly string[], of: number) {
  const first = [...names].sort(COLLATOR.compare).slice(0, MOST_NAMED);
  return { count: names.length, of, names: first };
}

/** The order in which a person looks for them: `api-2` before `api-10`. */
const COLLATOR = new Intl.Collator('en', { numeric: true });
