import type { LintResult } from './lint-input.js';

/** Text for the two outputs of the program. */
export interface Printed {
  readonly stdout?: string;
  /** In pieces, each written before the next one is asked for. */
  readonly stderr?: Iterable<string>;
}

/** Writes results for a kind of reader, each as soon as it is there. */
export interface Printer {
  /** What stands before the first result. */
  begin(): Printed;
  result(result: LintResult): Printed;
  /** What stands after the last result. */
  end(): Printed;
  /** How the program ends, for a reader who knows other exit codes than ours. */
  readonly exitCode?: number;
}
