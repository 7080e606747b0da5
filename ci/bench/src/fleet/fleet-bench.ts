import { ibexCatalog } from '@ibex/metrics/catalog';
import { startPrometheus } from '@ibex/test-programs';

import { CATALOG, PROGRAM } from '../check/check-programs.js';
import { type MeasuredProgram, measureProgram } from '../measured-program.js';
import { pairedRounds } from '../paired-rounds.js';
import { spreadOf } from '../spread.js';
import { fleetSamples } from './fleet-samples.js';

/** How to measure. */
export interface FleetBenchOptions {
  /** How many targets each of the fleets has. */
  readonly sizes: readonly number[];
  /** How often each fleet is checked, after one check that does not count. */
  readonly rounds: number;
  /** Is told what goes on, line by line. */
  readonly onProgress: (line: string) => void;
}

/** What checking a fleet took. */
export interface MeasuredFleet {
  readonly targets: number;
  readonly series: number;
  readonly queries: number;
  /** The medians, in seconds and bytes, of our process alone. */
  readonly time: number;
  readonly peakMemory: number;
}

/**
 * Measures what it takes to check fleets of several sizes that are in one real Prometheus server, all of whose targets
 * keep the catalog: whole processes, in turn.
 *
 * @throws Error where Prometheus is not installed, or a check finds something, for then it would do other work
 */
export async function benchFleet({ sizes, rounds, onProgress }: FleetBenchOptions): Promise<MeasuredFleet[]> {
  const jobs = sizes.map((targets) => ({ job: `fleet-${String(targets)}`, targets }));
  onProgress(`store the samples of ${sizes.map(String).join(' and ')} targets`);
  const openMetrics = blocks(fleetSamples(ibexCatalog, jobs, Math.floor(Date.now() / 1000)));
  const prometheus = await startPrometheus({}, '1s', { openMetrics });
  try {
    const runs = jobs.map(({ job, targets }) => async () => {
      const ended = await check(prometheus.url, job);
      onProgress(
        `${String(targets)} targets: ${ended.duration.wall.toFixed(2)} s, ${(ended.peakMemory / 1e6).toFixed(0)} MB`,
      );
      return ended;
    });
    for (const run of runs) await run();
    const results = await pairedRounds(runs, rounds);
    return await Promise.all(
      jobs.map(async ({ job, targets }, index): Promise<MeasuredFleet> => {
        const ended = results.flatMap((round) => round[index] ?? []);
        const [counted] = await prometheus.query(`count({job="${job}",__name__!="up"})`);
        return {
          targets,
          series: counted?.value ?? 0,
          queries: queriesIn(ended[0]?.stderr ?? ''),
          time: spreadOf(ended.map(({ duration }) => duration.wall)).median,
          peakMemory: spreadOf(ended.map(({ peakMemory }) => peakMemory)).median,
        };
      }),
    );
  } finally {
    await prometheus.stop();
  }
}

/** Each is written by itself, so a line is too little. */
function* blocks(lines: Iterable<string>): Generator<string> {
  let block = '';
  for (const line of lines) {
    block += line;
    if (block.length < 1_000_000) continue;
    yield block;
    block = '';
  }
  yield block;
}

async function check(server: string, job: string): Promise<MeasuredProgram> {
  const args = [PROGRAM, 'fleet', '--prometheus', server, '--job', job, '--no-config', '--catalog', CATALOG];
  const ended = await measureProgram({ file: process.execPath, args });
  if (ended.exitCode !== 0) throw new Error(`the check of ${job} failed: ${ended.stderr}${ended.stdout}`);
  return ended;
}

function queriesIn(stderr: string): number {
  return Number(/^(\d+) queries$/m.exec(stderr)?.[1]);
}
