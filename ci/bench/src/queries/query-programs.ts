import { fileURLToPath } from 'node:url';

import type { Command } from '../measured-program.js';

/** A program that reads files with expressions. */
export interface QueryProgram {
  readonly name: string;
  command(paths: readonly string[]): Command;
  /** How many expressions it says that it read. */
  expressionsIn(stdout: string): number;
}

/** It knows no catalog: of expressions it says whether Prometheus would load them. */
export const PROMTOOL: QueryProgram = {
  name: 'promtool check rules',
  command: (paths) => ({ file: 'promtool', args: ['check', 'rules', ...paths] }),
  expressionsIn: (stdout) =>
    [...stdout.matchAll(/SUCCESS: (\d+) rules found/g)].reduce((sum, [, count]) => sum + Number(count), 0),
};

/** With the catalog of IBEX, and told to say how many expressions there were. */
export const CHECK_METRICS: QueryProgram = {
  name: 'check-metrics queries',
  command: (paths) => ({
    file: process.execPath,
    args: [PROGRAM, 'queries', '--stats', '--no-config', '--catalog', CATALOG, ...paths],
  }),
  expressionsIn: (stdout) => Number(/^(\d+) quer(?:y|ies); /m.exec(stdout)?.[1]),
};

const PROGRAM = fileURLToPath(new URL('../bin/check-metrics.js', import.meta.resolve('@ibex/check-metrics')));
const CATALOG = fileURLToPath(import.meta.resolve('@ibex/metrics/catalog'));
