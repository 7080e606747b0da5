import type { Finding } from '../finding/finding.js';
import type { QueriedSample } from './prometheus-api.js';

/** A finding about targets of one job. */
export interface FleetFinding extends Omit<Finding, 'instances'> {
  readonly job: string;
  /** The targets concerned; absent where it is not known which they are. */
  readonly targets?: readonly string[];
}

/** The instances in a vector by job. */
export function instancesByJob(samples: readonly QueriedSample[]): Map<string, string[]> {
  const byJob = new Map<string, string[]>();
  for (const { labels } of samples) {
    const job = labels['job'] ?? '';
    const instance = labels['instance'] ?? '';
    const instances = byJob.get(job);
    if (instances) instances.push(instance);
    else byJob.set(job, [instance]);
  }
  return byJob;
}
