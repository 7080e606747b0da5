import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { findProgram, type IbexService, startIbexService } from '@ibex/test-programs';

import { type MeasuredProgram, measureProgram } from '../measured-program.js';
import { type MeasuredRatio, measureRatio, type RatioPlan } from '../measured-ratio.js';
import { pairedRounds } from '../paired-rounds.js';
import {
  type CheckProgram,
  CURL_AND_PROMTOOL,
  EMPTY_PROGRAM,
  HELP,
  SCRAPES,
  SERVICES,
  SMALL_FILE,
} from './check-programs.js';

/** How to measure. */
export interface CheckBenchOptions {
  /** How often each program is measured, after one run that does not count. */
  readonly rounds: number;
  /** Is told what goes on, line by line. */
  readonly onProgress: (line: string) => void;
}

/**
 * Measures what it takes to check both services, and to start at all: whole processes, in turn.
 *
 * @returns the ratios; without those to promtool where that or curl is not installed
 * @throws Error where a program fails, for then they would not do the same work
 */
export async function benchCheck(options: CheckBenchOptions): Promise<MeasuredRatio[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ibex-bench-check-'));
  const services: IbexService[] = [];
  try {
    for (const service of ['auth', 'proxy'] as const) {
      services.push(await startIbexService(service, { environment: { LOG_LEVEL: 'warn' } }));
    }
    const urls = services.map(({ ready }) => `${ready.http}/metrics`);
    const file = join(folder, 'scrape.txt');
    await writeFile(file, await (await fetch(urls[0] ?? '')).text());
    const hasPromtool = findProgram('promtool') !== undefined && (await isThere('curl'));
    const programs = [
      ...(hasPromtool ? [CURL_AND_PROMTOOL] : []),
      SERVICES,
      SCRAPES,
      SMALL_FILE,
      HELP,
      EMPTY_PROGRAM,
    ];
    const rounds = await measure(programs, { urls, file }, options);
    return [...(hasPromtool ? AGAINST_PROMTOOL : []), ...AGAINST_AN_EMPTY_PROGRAM].map((plan) =>
      measureRatio(plan, rounds),
    );
  } finally {
    await Promise.all(services.map((service) => service.stop()));
    await rm(folder, { recursive: true });
  }
}

async function isThere(file: string): Promise<boolean> {
  try {
    return (await measureProgram({ file, args: ['--version'] })).exitCode === 0;
  } catch {
    return false;
  }
}

async function measure(
  programs: readonly CheckProgram[],
  inputs: { readonly urls: readonly string[]; readonly file: string },
  { rounds, onProgress }: CheckBenchOptions,
): Promise<ReadonlyMap<string, MeasuredProgram>[]> {
  const runs = programs.map((program) => async () => {
    const ended = await measureProgram(program.command(inputs));
    if (ended.exitCode !== 0) {
      throw new Error(
        `${program.name} ended with ${String(ended.exitCode)}: ${ended.stderr || ended.stdout}`,
      );
    }
    onProgress(
      `${program.name}: ${ended.duration.wall.toFixed(3)} s, ${(ended.peakMemory / 1e6).toFixed(0)} MB`,
    );
    return [program.name, ended] as const;
  });
  for (const run of runs) await run();
  return (await pairedRounds(runs, rounds)).map((results) => new Map(results));
}

const AGAINST_PROMTOOL: readonly RatioPlan[] = (['time', 'peak memory'] as const).map((figure) => ({
  figure,
  measured: SERVICES.name,
  baseline: CURL_AND_PROMTOOL.name,
}));

const AGAINST_AN_EMPTY_PROGRAM: readonly RatioPlan[] = [
  ...[SERVICES, SCRAPES, SMALL_FILE, HELP].map(({ name }): RatioPlan => ({
    figure: 'time',
    measured: name,
    baseline: EMPTY_PROGRAM.name,
    target: { is: 'at most', ratio: 3 },
  })),
  { figure: 'peak memory', measured: SERVICES.name, baseline: EMPTY_PROGRAM.name },
];
