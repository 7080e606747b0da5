import { fileURLToPath } from 'node:url';

import type { Command } from '../measured-program.js';

/** A program that reads an exposition. */
export interface ExpositionProgram {
  readonly name: string;
  /** How it is told to read a file. */
  command(path: string): Command;
  /** How many families it read, where it tells. */
  familiesIn?(stdout: string): number;
}

export const PROMTOOL: ExpositionProgram = {
  name: 'promtool check metrics',
  command: (path) => ({ file: 'promtool', args: ['check', 'metrics'], input: path }),
};

export const CHECK_METRICS: ExpositionProgram = {
  name: 'check-metrics lint',
  command: (path) => ({ file: process.execPath, args: [CHECK_METRICS_FILE, 'lint', path] }),
};

/** It only parses: neither is the body judged, nor are its metrics linted. */
export const PARSING_LIBRARY: ExpositionProgram = {
  name: 'parse-prometheus-text-format',
  command: (path) => ({ file: process.execPath, args: [PARSING_LIBRARY_FILE, path] }),
  familiesIn: (stdout) => Number.parseInt(stdout, 10),
};

const CHECK_METRICS_FILE = fileURLToPath(
  new URL('../bin/check-metrics.js', import.meta.resolve('@ibex/check-metrics')),
);

const PARSING_LIBRARY_FILE = fileURLToPath(new URL('parse-with-library.js', import.meta.url));
