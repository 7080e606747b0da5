import type { LintResult } from './lint-input.js';
import type { Printed, Printer } from './printer.js';
import { cardinalityOf } from './cardinality.js';

/** Writes one JSON document, with a line for each result. */
export class JsonPrinter implements Printer {
  readonly #extended: boolean;
  #isFirst = true;

  /** @param extended - whether the results have the cardinality of each family */
  constructor({ extended }: { readonly extended: boolean }) {
    this.#extended = extended;
  }

  begin(): Printed {
    return { stdout: '{"results":[' };
  }

  result(result: LintResult): Printed {
    const separator = this.#isFirst ? '\n' : ',\n';
    this.#isFirst = false;
    return { stdout: separator + JSON.stringify(this.#documentOf(result)) };
  }

  end(): Printed {
    return { stdout: '\n]}\n' };
  }

  #documentOf(result: LintResult): object {
    if ('error' in result) {
      const { code, message, fix } = result.error;
      return { input: result.input, valid: false, problems: [], error: { code, message, fix } };
    }
    const { valid, problems, families } = result.report;
    return {
      input: result.input,
      valid,
      problems,
      ...(this.#extended && { cardinality: cardinalityOf(families) }),
    };
  }
}
