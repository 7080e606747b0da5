import { expandInputs } from './expand-inputs.js';
import { lintInput, type LintResult } from './lint-input.js';
import type { LintOptions } from './lint-options.js';

/**
 * Lints files and standard input, one after another: no more than one is read at a time.
 *
 * @param args - files, patterns and `-`; none at all means standard input
 * @param options - how
 * @returns one result for each, in order; what cannot be read has its error as its result
 */
export async function* lintFiles(
  args: readonly string[],
  options: LintOptions = {},
): AsyncGenerator<LintResult> {
  for (const expanded of await expandInputs(args)) {
    yield 'error' in expanded ? expanded : await lintInput(expanded.input, options);
  }
}
