import type { Catalog } from '@ibex/catalog';

import { type FleetFinding, instancesByJob } from './fleet-finding.js';
import { type FleetTargets, isUp, type JobTargets } from './fleet-targets.js';
import type { PrometheusApi, QueriedSample } from './prometheus-api.js';
import { isOneOf, series } from './promql.js';

/** Names of labels or families that are followed up; the rest is counted. */
export const MOST_FOLLOWED_UP = 20;

/** The targets that are up, and the questions that all checks ask about their series. */
export class Fleet {
  readonly api: PrometheusApi;
  readonly catalog: Catalog;
  /** Gives the job and instance of every target that is up. */
  readonly up: string;
  /** The jobs with targets that are up. */
  readonly jobs: ReadonlyMap<string, JobTargets>;
  /** The labels of targets of any job. */
  readonly targetLabels: ReadonlySet<string>;
  readonly #matchers: readonly string[];
  readonly #time: number | undefined;

  /**
   * @param matchers - of target labels, besides the job
   */
  constructor(
    api: PrometheusApi,
    catalog: Catalog,
    { jobs, time }: FleetTargets,
    matchers: readonly string[],
  ) {
    this.api = api;
    this.catalog = catalog;
    this.jobs = new Map([...jobs].filter(([, targets]) => targets.up > 0));
    this.targetLabels = new Set([...this.jobs.values()].flatMap(({ labels }) => [...labels]));
    this.#matchers = [isOneOf('job', [...this.jobs.keys()]), ...matchers];
    this.up = `(${isUp(this.#matchers)} == 1)`;
    this.#time = time;
  }

  /** Evaluates an expression at the one moment for which everything is asked, so that answers fit together. */
  ask(promql: string): Promise<QueriedSample[]> {
    return this.api.query(promql, this.#time);
  }

  /** The selector of series of the fleet. */
  series(...matchers: readonly string[]): string {
    return series(...matchers, ...this.#matchers);
  }

  /**
   * Those of a vector that are of targets which are up: a target that is gone or down, or one that another server knows
   * (`honor_labels`), is none of the fleet.
   */
  ofUp(expression: string): string {
    return `(${expression}) and on (job, instance) ${this.up}`;
  }

  /** A finding per job for the targets that have series of a kind. */
  async findWith(expression: string, describe: Describe): Promise<FleetFinding[]> {
    return this.findingsOf(await this.ask(`group by (job, instance) (${this.ofUp(expression)})`), describe);
  }

  /** A finding per job for the targets in a vector. */
  findingsOf(samples: readonly QueriedSample[], describe: Describe): FleetFinding[] {
    return [...instancesByJob(samples)].flatMap(([job, targets]) => {
      const finding = describe(job);
      return finding ? [{ ...finding, job, targets }] : [];
    });
  }
}

/** Says what is wrong with targets of a job; nothing where that is none of it. */
type Describe = (job: string) => Omit<FleetFinding, 'job' | 'targets'> | undefined;
