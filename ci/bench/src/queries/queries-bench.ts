import { printable } from '@ibex/check-metrics';

import { type MeasuredProgram, measureProgram } from '../measured-program.js';
import { type MeasuredRatio, measureRatio, type RatioPlan } from '../measured-ratio.js';
import { pairedRounds } from '../paired-rounds.js';
import { versionOfPromtool } from '../promtool-version.js';
import { generateDashboards, generateLargeDashboard } from './generate-dashboards.js';
import { generateRules } from './generate-rules.js';
import { CHECK_METRICS, PROMTOOL, type QueryProgram } from './query-programs.js';
import { type GeneratedFile, type TemporaryFiles, temporaryFiles } from '../temporary-files.js';

/** What to measure. */
export interface QueriesBenchOptions {
  /** How many expressions the rule files have, and how many the dashboards. */
  readonly expressions: number;
  /** Of the large dashboard. */
  readonly largeBytes: number;
  readonly seed: number;
  /** How often each program is measured, after one run that does not count. */
  readonly rounds: number;
  /** Is told what goes on, line by line. */
  readonly onProgress: (line: string) => void;
}

/** What was measured. */
export interface QueriesBench {
  /** What was read: how many files of how many bytes. */
  readonly inputs: readonly { readonly name: string; readonly files: number; readonly bytes: number }[];
  /** Absent where promtool is not installed. */
  readonly promtoolVersion?: string;
  readonly ratios: readonly MeasuredRatio[];
}

/**
 * Measures what it takes to check many expressions: whole processes, in turn.
 *
 * @throws Error where a program fails, finds something or reads another number of expressions, for then they would not do
 * the same work
 */
export async function benchQueries(options: QueriesBenchOptions): Promise<QueriesBench> {
  const promtoolVersion = await versionOfPromtool();
  const inputs = new Map<string, TemporaryFiles>();
  try {
    for (const [name, files] of Object.entries(filesOf(options)))
      inputs.set(name, await temporaryFiles(files));
    const runs = runsOf(inputs, promtoolVersion !== undefined, options);
    for (const run of runs) await runClean(run);
    const timed = runs.map((run) => async () => {
      const ended = await runClean(run);
      const { wall, cpu } = ended.duration;
      options.onProgress(
        `${run.name}: ${wall.toFixed(2)} s, CPU ${cpu.toFixed(2)} s, ${(ended.peakMemory / 1e6).toFixed(0)} MB`,
      );
      return [run.name, ended] as const;
    });
    const rounds = (await pairedRounds(timed, options.rounds)).map((results) => new Map(results));
    const plans = [...(promtoolVersion === undefined ? [] : AGAINST_PROMTOOL), ...AGAINST_OUR_OWN];
    return {
      inputs: Array.from(inputs, ([name, { paths, bytes }]) => ({ name, files: paths.length, bytes })),
      ...(promtoolVersion !== undefined && { promtoolVersion }),
      ratios: plans.map((plan) => measureRatio(plan, rounds)),
    };
  } finally {
    for (const files of inputs.values()) files.remove();
  }
}

const RULE_FILES = 'rule files';
const ONE_RULE_FILE = 'one rule file';
const DASHBOARDS = 'dashboards';
const LARGE_DASHBOARD = 'a large dashboard';

const FILES = 20;

function filesOf({
  expressions,
  largeBytes,
  seed,
}: QueriesBenchOptions): Record<string, readonly GeneratedFile[]> {
  return {
    [RULE_FILES]: generateRules({ expressions, files: FILES, seed }),
    [ONE_RULE_FILE]: generateRules({ expressions, files: 1, seed }),
    [DASHBOARDS]: generateDashboards({ expressions, files: 5 * FILES, seed }),
    [LARGE_DASHBOARD]: [generateLargeDashboard(largeBytes, seed)],
  };
}

interface Run {
  readonly name: string;
  readonly program: QueryProgram;
  readonly paths: readonly string[];
  /** How many there are, where both have to read as many. */
  readonly expressions?: number;
}

function runsOf(
  inputs: ReadonlyMap<string, TemporaryFiles>,
  withPromtool: boolean,
  { expressions }: QueriesBenchOptions,
): readonly Run[] {
  const run = (program: QueryProgram, input: string, counted?: number): Run => ({
    name: runName(program, input),
    program,
    paths: inputs.get(input)?.paths ?? [],
    ...(counted !== undefined && { expressions: counted }),
  });
  // Neighbours are compared best.
  return [
    ...[RULE_FILES, ONE_RULE_FILE].flatMap((input) => [
      ...(withPromtool ? [run(PROMTOOL, input, expressions)] : []),
      run(CHECK_METRICS, input, expressions),
    ]),
    run(CHECK_METRICS, DASHBOARDS),
    run(CHECK_METRICS, LARGE_DASHBOARD),
  ];
}

function runName(program: QueryProgram, input: string): string {
  return `${program.name}, ${input}`;
}

async function runClean({ name, program, paths, expressions }: Run): Promise<MeasuredProgram> {
  const ended = await measureProgram(program.command(paths));
  if (ended.exitCode !== 0) {
    const said = (ended.stderr || ended.stdout).slice(0, LONGEST_MESSAGE);
    throw new Error(`${name} ended with ${String(ended.exitCode)} on what has no fault: ${printable(said)}`);
  }
  const read = program.expressionsIn(ended.stdout);
  if (expressions !== undefined && read !== expressions) {
    throw new Error(`${name} read ${String(read)} of ${String(expressions)} expressions`);
  }
  return ended;
}

const LONGEST_MESSAGE = 1000;

const AGAINST_PROMTOOL: readonly RatioPlan[] = [RULE_FILES, ONE_RULE_FILE].flatMap((input) => {
  const both = { measured: runName(CHECK_METRICS, input), baseline: runName(PROMTOOL, input) };
  return [
    { figure: 'time', ...both, target: { is: 'at most', ratio: 1 } },
    { figure: 'CPU time', ...both },
    { figure: 'peak memory', ...both },
  ] as const;
});

const AGAINST_OUR_OWN: readonly RatioPlan[] = [DASHBOARDS, LARGE_DASHBOARD].flatMap((input) => {
  const both = { measured: runName(CHECK_METRICS, input), baseline: runName(CHECK_METRICS, RULE_FILES) };
  return [
    { figure: 'time', ...both },
    { figure: 'peak memory', ...both },
  ] as const;
});
