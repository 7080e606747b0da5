import { fileURLToPath } from 'node:url';

import { measureProcess } from './measured-process.js';
import { type Spread, spreadOf } from './spread.js';

/** How long `import('eslint-plugin-ibex-metrics')` takes, in milliseconds; once for each run of ESLint. */
export interface ImportCost {
  /** In a process that has loaded nothing else. */
  readonly alone: Spread;
  /** After ESLint and the parser, as in a real run: what they share is there already. */
  readonly afterEslint: Spread;
}

/**
 * Times the import of the plugin in fresh processes.
 *
 * @param times - how many of them, for each figure
 */
export async function importCost(times: number): Promise<ImportCost> {
  return {
    alone: await timeImport([PLUGIN], times),
    afterEslint: await timeImport(['eslint', '@typescript-eslint/parser', PLUGIN], times),
  };
}

async function timeImport(specifiers: readonly string[], times: number): Promise<Spread> {
  const milliseconds: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const { exitCode, stdout, stderr } = await measureProcess([IMPORT_TIMER, ...specifiers], process.cwd());
    if (exitCode !== 0) throw new Error(`${specifiers.join(', ')} could not be imported\n${stderr}`);
    milliseconds.push(Number(stdout));
  }
  return spreadOf(milliseconds);
}

const PLUGIN = 'eslint-plugin-ibex-metrics';

const IMPORT_TIMER = fileURLToPath(new URL('import-timer.js', import.meta.url));
