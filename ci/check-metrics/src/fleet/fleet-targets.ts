import type { Catalog } from '@ibex/catalog';

import type { PrometheusApi } from './prometheus-api.js';
import { equals, isOneOf, series } from './promql.js';
import { isAbout } from './selector.js';
import { mainSeriesOf } from './series-names.js';

/** Which targets are meant. */
export interface TargetSelection {
  /** Names of jobs, as they are; none: those the matchers name, else those that have a metric of the catalog. */
  readonly jobs: readonly string[];
  /** Further matchers of target labels. */
  readonly matchers: readonly string[];
}

/** The targets of a job. Replicas of a target, with one job and instance, are one. */
export interface JobTargets {
  readonly up: number;
  /** The instances that are down. */
  readonly down: ReadonlySet<string>;
  /** The labels of its targets, which every series of theirs has as well. */
  readonly labels: ReadonlySet<string>;
}

/** The targets of a fleet. */
export interface FleetTargets {
  /** By job, in order; a requested job without targets is not in it. */
  readonly jobs: ReadonlyMap<string, JobTargets>;
  /** Jobs that were not asked for, have a metric of the catalog now, and no target: what is pushed, for example. */
  readonly withoutTargets: readonly string[];
  /** When that was asked, by the clock of the server, in seconds since 1970. */
  readonly time: number | undefined;
}

/**
 * Finds the targets by what the server itself records of each, `up`.
 *
 * @throws CouldNotAskError
 */
export async function findTargets(
  api: PrometheusApi,
  catalog: Catalog,
  { jobs: requested, matchers }: TargetSelection,
): Promise<FleetTargets> {
  const meant =
    requested.length > 0 || isAbout('job', matchers) ? requested : await jobsOf(catalog, api, matchers);
  if (meant.length === 0 && !isAbout('job', matchers))
    return { jobs: new Map(), withoutTargets: [], time: undefined };
  const selection = [...(meant.length > 0 ? [isOneOf('job', meant)] : []), ...matchers];

  const states = isUp(selection);
  const counts = await api.query(`count by (job) (${states} == 1)`);
  const time = counts[0]?.time;
  const down = await api.query(`${states} != 1`, time);

  const names = [...new Set([...counts, ...down].map(({ labels }) => labels['job'] ?? ''))].sort();
  const jobs = new Map<string, JobTargets>();
  for (const name of names) {
    const isOfJob = ({ labels }: { labels: Readonly<Record<string, string>> }) =>
      (labels['job'] ?? '') === name;
    jobs.set(name, {
      up: counts.find(isOfJob)?.value ?? 0,
      down: new Set(down.filter(isOfJob).map(({ labels }) => labels['instance'] ?? '')),
      labels: await labelsOf(api, series(UP, ...matchers, equals('job', name))),
    });
  }
  const unseen = requested.length > 0 ? [] : meant.filter((name) => !jobs.has(name));
  return { jobs, withoutTargets: await liveJobsOf(unseen, catalog, api, matchers, time), time };
}

/** The names of labels are those of the whole storage; of a job that ended long ago there is nothing to tell. */
async function liveJobsOf(
  jobs: readonly string[],
  catalog: Catalog,
  api: PrometheusApi,
  matchers: readonly string[],
  time: number | undefined,
): Promise<string[]> {
  if (jobs.length === 0) return [];
  const metrics = isOneOf('__name__', catalog.metrics.map(mainSeriesOf));
  const selector = series(metrics, ...matchers, isOneOf('job', jobs));
  const counts = await api.query(`count by (job) (${selector})`, time);
  return counts.map(({ labels }) => labels['job'] ?? '');
}

async function labelsOf(api: PrometheusApi, selector: string): Promise<Set<string>> {
  const labels = new Set(['job', 'instance', ...(await api.labelNames(selector))]);
  labels.delete('__name__');
  return labels;
}

/** What tells the target of a series from others, by the labels of the series. */
export function targetKey(labels: Readonly<Record<string, string>>): string {
  return JSON.stringify([labels['job'], labels['instance']]);
}

/** Gives 1 for every job and instance that is up, and 0 for every other; of copies of a target the better one. */
export function isUp(matchers: readonly string[]): string {
  return `max by (job, instance) (${series(UP, ...matchers)})`;
}

const UP = equals('__name__', 'up');

async function jobsOf(catalog: Catalog, api: PrometheusApi, matchers: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const names of inPieces(catalog.metrics.map(mainSeriesOf))) {
    const values = await api.labelValues('job', series(isOneOf('__name__', names), ...matchers));
    for (const value of values) found.add(value);
  }
  return [...found].sort();
}

/** They stand in the address, and what passes it on may not take one of any length. */
const LONGEST_PIECE = 2000;

function inPieces(names: readonly string[]): string[][] {
  const pieces: string[][] = [];
  let room = 0;
  for (const name of names) {
    if (name.length > room) {
      pieces.push([]);
      room = LONGEST_PIECE;
    }
    pieces.at(-1)?.push(name);
    room -= name.length;
  }
  return pieces;
}
