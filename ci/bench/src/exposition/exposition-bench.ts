import { printable } from '@ibex/check-metrics';

import { pairedRounds } from '../paired-rounds.js';
import { versionOfPromtool } from '../promtool-version.js';
import { CHECK_METRICS, type ExpositionProgram, PARSING_LIBRARY, PROMTOOL } from './exposition-programs.js';
import type { ExpositionProfile } from './generate-exposition.js';
import { type MeasuredProgram, measureProgram } from '../measured-program.js';
import { type MeasuredRatio, measureRatio, type RatioPlan } from '../measured-ratio.js';
import {
  type ExpositionSize,
  type TemporaryExposition,
  temporaryExposition,
} from './temporary-exposition.js';

/** What to measure. */
export interface ExpositionBenchOptions {
  /** How many series the exposition has. */
  readonly series: number;
  readonly profile: ExpositionProfile;
  readonly seed: number;
  /** How often each program is measured, after one run that does not count. */
  readonly rounds: number;
  /** Whether ten times the input is measured too. */
  readonly isTenfold: boolean;
  /** Is told what goes on, line by line. */
  readonly onProgress: (line: string) => void;
}

/** What was measured. */
export interface ExpositionBench {
  readonly profile: ExpositionProfile;
  readonly size: ExpositionSize;
  /** Absent where ten times the input was not measured. */
  readonly tenfoldSize?: ExpositionSize;
  /** Absent where promtool is not installed. */
  readonly promtoolVersion?: string;
  readonly ratios: readonly MeasuredRatio[];
}

/**
 * Measures what it takes to lint a large exposition: whole processes, in turn.
 *
 * @throws Error where a program fails or finds something, for then they would not do the same work
 */
export async function benchExposition(options: ExpositionBenchOptions): Promise<ExpositionBench> {
  const promtoolVersion = await versionOfPromtool();
  const exposition = await temporaryExposition(options);
  try {
    const ratios = await compareWithOthers(promtoolVersion !== undefined, exposition, options);
    const tenfold = options.isTenfold ? await compareTenfold(exposition, options) : undefined;
    return {
      profile: options.profile,
      size: exposition.size,
      ...(tenfold && { tenfoldSize: tenfold.size }),
      ...(promtoolVersion !== undefined && { promtoolVersion }),
      ratios: [...ratios, ...(tenfold?.ratios ?? [])],
    };
  } finally {
    exposition.remove();
  }
}

async function compareWithOthers(
  withPromtool: boolean,
  exposition: TemporaryExposition,
  options: ExpositionBenchOptions,
): Promise<MeasuredRatio[]> {
  // Ours stands between the two it is compared with.
  const programs = [...(withPromtool ? [PROMTOOL] : []), CHECK_METRICS, PARSING_LIBRARY];
  const rounds = await measure(
    programs.map((program) => ({ name: program.name, program, exposition })),
    options,
  );
  const plans = [...(withPromtool ? AGAINST_PROMTOOL : []), ...AGAINST_PARSING_LIBRARY];
  return plans.map((plan) => measureRatio(plan, rounds));
}

async function compareTenfold(
  exposition: TemporaryExposition,
  options: ExpositionBenchOptions,
): Promise<{ size: ExpositionSize; ratios: MeasuredRatio[] }> {
  const tenfold = await temporaryExposition({ ...options, series: 10 * options.series });
  try {
    const rounds = await measure(
      [
        { name: CHECK_METRICS.name, program: CHECK_METRICS, exposition },
        { name: TENFOLD, program: CHECK_METRICS, exposition: tenfold },
      ],
      options,
    );
    return { size: tenfold.size, ratios: OF_TENFOLD.map((plan) => measureRatio(plan, rounds)) };
  } finally {
    tenfold.remove();
  }
}

interface Run {
  readonly name: string;
  readonly program: ExpositionProgram;
  readonly exposition: TemporaryExposition;
}

async function measure(
  runs: readonly Run[],
  { rounds, onProgress }: ExpositionBenchOptions,
): Promise<Map<string, MeasuredProgram>[]> {
  // The first run of each is not measured: it shows that all find the same, which is nothing.
  for (const run of runs) await runClean(run);
  const timed = runs.map((run) => async () => {
    const ended = await runClean(run);
    const { wall, cpu } = ended.duration;
    onProgress(
      `${run.name}: ${wall.toFixed(2)} s, CPU ${cpu.toFixed(2)} s, ${(ended.peakMemory / 1e6).toFixed(0)} MB`,
    );
    return [run.name, ended] as const;
  });
  return (await pairedRounds(timed, rounds)).map((results) => new Map(results));
}

async function runClean({ name, program, exposition }: Run): Promise<MeasuredProgram> {
  const ended = await measureProgram(program.command(exposition.path));
  const said = (ended.stderr || ended.stdout).slice(0, LONGEST_MESSAGE);
  if (ended.exitCode !== 0) {
    const how = ended.exitCode === null ? 'was killed' : `ended with ${String(ended.exitCode)}`;
    throw new Error(`${name} ${how} on an exposition without a fault: ${printable(said)}`);
  }
  const families = program.familiesIn?.(ended.stdout);
  if (families !== undefined && families !== exposition.size.families) {
    throw new Error(`${name} found ${String(families)} of ${String(exposition.size.families)} families`);
  }
  return ended;
}

const LONGEST_MESSAGE = 1000;
const TENFOLD = `${CHECK_METRICS.name}, ten times the input`;

const AGAINST_PROMTOOL: readonly RatioPlan[] = [
  {
    figure: 'time',
    measured: PROMTOOL.name,
    baseline: CHECK_METRICS.name,
    target: { is: 'at least', ratio: 6 },
  },
  { figure: 'CPU time', measured: PROMTOOL.name, baseline: CHECK_METRICS.name },
  {
    figure: 'peak memory',
    measured: CHECK_METRICS.name,
    baseline: PROMTOOL.name,
    target: { is: 'below', ratio: 1 },
  },
];

const AGAINST_PARSING_LIBRARY: readonly RatioPlan[] = [
  { figure: 'time', measured: PARSING_LIBRARY.name, baseline: CHECK_METRICS.name },
  { figure: 'CPU time', measured: PARSING_LIBRARY.name, baseline: CHECK_METRICS.name },
  { figure: 'peak memory', measured: CHECK_METRICS.name, baseline: PARSING_LIBRARY.name },
];

const OF_TENFOLD: readonly RatioPlan[] = [
  {
    figure: 'time',
    measured: TENFOLD,
    baseline: CHECK_METRICS.name,
    target: { is: 'at most', ratio: 11 },
  },
  { figure: 'CPU time', measured: TENFOLD, baseline: CHECK_METRICS.name },
  { figure: 'peak memory', measured: TENFOLD, baseline: CHECK_METRICS.name },
];
