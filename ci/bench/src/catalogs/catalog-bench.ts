import { fileURLToPath } from 'node:url';

import { printable } from '@ibex/check-metrics';
import type { Catalog } from '@ibex/catalog';

import { type MeasuredProgram, measureProgram } from '../measured-program.js';
import { type MeasuredRatio, measureRatio, type RatioPlan } from '../measured-ratio.js';
import { pairedRounds } from '../paired-rounds.js';
import { temporaryFiles } from '../temporary-files.js';
import { editedCatalog, largeCatalog } from './large-catalog.js';

/** What to measure. */
export interface CatalogBenchOptions {
  /** Of the catalog; at most 10,000. */
  readonly metrics: number;
  /** How often each program is measured, after one run that does not count. */
  readonly rounds: number;
  /** Is told what goes on, line by line. */
  readonly onProgress: (line: string) => void;
}

/** What was measured. */
export interface CatalogBench {
  readonly metrics: number;
  /** Of the file of the catalog. */
  readonly bytes: number;
  readonly ratios: readonly MeasuredRatio[];
}

/**
 * Measures what it takes to compare and to document a large catalog: whole processes, in turn, beside one that only loads
 * the catalog and adds its series up.
 *
 * @throws Error where a program fails
 */
export async function benchCatalog({
  metrics,
  rounds,
  onProgress,
}: CatalogBenchOptions): Promise<CatalogBench> {
  const catalog = largeCatalog(metrics);
  const files = await temporaryFiles([
    moduleOf('base.mjs', catalog),
    moduleOf('same.mjs', catalog),
    moduleOf('edited.mjs', editedCatalog(catalog)),
    moduleOf('others.mjs', largeCatalog(metrics, 'others')),
  ]);
  try {
    const runs = runsOf(files.paths, files.folder);
    for (const run of runs) await runToEnd(run);
    const timed = runs.map((run) => async () => {
      const ended = await runToEnd(run);
      const { wall, cpu } = ended.duration;
      onProgress(
        `${run.name}: ${wall.toFixed(2)} s, CPU ${cpu.toFixed(2)} s, ${(ended.peakMemory / 1e6).toFixed(0)} MB`,
      );
      return [run.name, ended] as const;
    });
    const measured = (await pairedRounds(timed, rounds)).map((results) => new Map(results));
    return {
      metrics,
      bytes: Buffer.byteLength(moduleOf('base.mjs', catalog).text),
      ratios: plansOf(runs).map((plan) => measureRatio(plan, measured)),
    };
  } finally {
    files.remove();
  }
}

/** Loaded as it is: a catalog need not be made by `defineCatalog` where it stands. */
function moduleOf(name: string, catalog: Catalog): { readonly name: string; readonly text: string } {
  return { name, text: `export const catalog = ${JSON.stringify(catalog)};\n` };
}

interface Run {
  readonly name: string;
  readonly args: readonly string[];
  /** As it ends with what it is given. */
  readonly exitCode: number;
}

function runsOf(paths: readonly string[], folder: string): readonly Run[] {
  const [base = '', same = '', edited = '', others = ''] = paths;
  const given = ['--no-config', '--catalog', base];
  return [
    { name: LOADED, args: ['cardinality', ...given, '--output', 'json'], exitCode: 0 },
    { name: 'diff, no changes', args: ['diff', '--no-config', base, same], exitCode: 0 },
    { name: 'diff, one in twenty edited', args: ['diff', '--no-config', base, edited], exitCode: 1 },
    { name: 'diff, no metric in common', args: ['diff', '--no-config', base, others], exitCode: 1 },
    ...(['markdown', 'json'] as const).map((form) => ({
      name: `docs, ${form}`,
      args: ['docs', ...given, `--${form}`, `${folder}/docs.${form}`],
      exitCode: 0,
    })),
    ...(['html', 'weaver'] as const).map((form) => ({
      name: `docs, ${form}`,
      args: ['docs', ...given, `--${form}`, `${folder}/${form}`],
      exitCode: 0,
    })),
  ];
}

const LOADED = 'cardinality';

const PROGRAM = fileURLToPath(new URL('../bin/check-metrics.js', import.meta.resolve('@ibex/check-metrics')));

async function runToEnd({ name, args, exitCode }: Run): Promise<MeasuredProgram> {
  const ended = await measureProgram({ file: process.execPath, args: [PROGRAM, ...args] });
  if (ended.exitCode === exitCode) return ended;
  const said = (ended.stderr || ended.stdout).slice(0, LONGEST_MESSAGE);
  throw new Error(`${name} ended with ${String(ended.exitCode)}: ${printable(said)}`);
}

const LONGEST_MESSAGE = 1000;

function plansOf(runs: readonly Run[]): readonly RatioPlan[] {
  return (['time', 'peak memory'] as const).flatMap((figure) =>
    runs
      .filter(({ name }) => name !== LOADED)
      .map(({ name }) => ({ figure, measured: name, baseline: LOADED })),
  );
}
