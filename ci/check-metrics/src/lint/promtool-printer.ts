import { printable } from '../report/printable.js';
import type { LintResult } from './lint-input.js';
import type { Printed, Printer } from './printer.js';
import { printCardinality } from './promtool/print-cardinality.js';
import { printPromtool } from './promtool/print-promtool.js';

/** How promtool ends: clean, without having read everything, or with findings of its lint. */
const PROMTOOL_EXIT_CODES = { clean: 0, failure: 1, lint: 3 } as const;

/** Writes results as promtool writes them: problems on standard error, the cardinality on standard output. */
export class PromtoolPrinter implements Printer {
  readonly #extended: boolean;
  readonly #seen = new Set<number>();

  /** @param extended - whether the cardinality of each family is written */
  constructor({ extended }: { readonly extended: boolean }) {
    this.#extended = extended;
  }

  begin(): Printed {
    return {};
  }

  result(result: LintResult): Printed {
    if ('error' in result) {
      const { code, message } = result.error;
      this.#seen.add(PROMTOOL_EXIT_CODES.failure);
      return { stderr: [`check-metrics: ${printable(result.input)}: ${message} [${code}]\n`] };
    }
    const { stderr, exitCode } = printPromtool(result.report);
    this.#seen.add(exitCode);
    // Of what is not clean promtool shows no cardinality.
    const isTableDue = this.#extended && exitCode === PROMTOOL_EXIT_CODES.clean;
    return { stderr, ...(isTableDue && { stdout: printCardinality(result.report) }) };
  }

  end(): Printed {
    return {};
  }

  /** The worst of all results: what could not be read, then findings. */
  get exitCode(): number {
    const { failure, lint, clean } = PROMTOOL_EXIT_CODES;
    return [failure, lint].find((code) => this.#seen.has(code)) ?? clean;
  }
}
