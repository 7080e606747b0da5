import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { ESLint } from 'eslint';

import type { LintVariant } from './lint-variants.js';
import { type Duration, measureProcess, type MeasuredProcess } from './measured-process.js';

/** What ESLint made of the codebase. */
export interface LintOutcome {
  readonly files: number;
  readonly findings: number;
}

/**
 * Lints the codebase with the command-line program and reads what it found.
 *
 * @throws Error where ESLint fails, or a file has a syntax error: its rules were not run
 */
export async function lintOutcome({ config }: LintVariant, codebase: string): Promise<LintOutcome> {
  const ended = await eslint(['--format', 'json', '--config', config], codebase);
  const results = JSON.parse(ended.stdout) as ESLint.LintResult[];
  if (results.length === 0) throw new Error(`${codebase} has no TypeScript file`);
  const broken = results.find(({ fatalErrorCount }) => fatalErrorCount > 0);
  if (broken) throw new Error(`${broken.filePath}: ${broken.messages[0]?.message ?? 'cannot be parsed'}`);
  return {
    files: results.length,
    findings: results.reduce((sum, { messages }) => sum + messages.length, 0),
  };
}

/**
 * Lints the codebase with the command-line program and measures the whole process.
 *
 * @throws Error where ESLint fails
 */
export async function timeEslint({ config }: LintVariant, codebase: string): Promise<Duration> {
  return (await eslint(['--config', config], codebase)).duration;
}

async function eslint(options: readonly string[], codebase: string): Promise<MeasuredProcess> {
  const ended = await measureProcess([ESLINT, ...options, '.'], codebase);
  if (ended.exitCode !== 0 && ended.exitCode !== FOUND_SOMETHING) {
    throw new Error(`ESLint failed in ${codebase}\n${ended.stderr}`);
  }
  return ended;
}

const ESLINT = join(dirname(fileURLToPath(import.meta.resolve('eslint/package.json'))), 'bin', 'eslint.js');

const FOUND_SOMETHING = 1;
