import { EXIT_CODES } from '../command-line/exit-codes.js';
import type { LintResult } from './lint-input.js';
import { tally } from './tally.js';

/** Works out the exit code from results as they come in, without keeping them. */
export class ExitCode {
  readonly #maxWarnings: number;
  #unread = 0;
  #errors = 0;
  #warnings = 0;

  /** @param maxWarnings - how many warnings all inputs may have together */
  constructor(maxWarnings = Infinity) {
    this.#maxWarnings = maxWarnings;
  }

  /** Takes a result into account. */
  add(result: LintResult): void {
    if ('error' in result) {
      this.#unread++;
      return;
    }
    const { errors, warnings } = tally(result.report.problems);
    this.#errors += errors;
    this.#warnings += warnings;
  }

  /** By how much all warnings together are too many, or 0. */
  get excessWarnings(): number {
    return Math.max(0, this.#warnings - this.#maxWarnings);
  }

  /** The exit code of the program. */
  get code(): number {
    if (this.#unread > 0) return EXIT_CODES.couldNotCheck;
    return this.#errors > 0 || this.excessWarnings > 0 ? EXIT_CODES.findings : EXIT_CODES.clean;
  }
}
