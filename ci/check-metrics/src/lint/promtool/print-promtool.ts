import type { ExpositionReport } from '@ibex/exposition';

import { promlintText } from './promlint-text.js';

/** What `promtool check metrics` prints about a body, and how it ends. */
export interface PromtoolResult {
  /** In pieces, to be gone through once: of many findings about one endless name it is longer than any string. */
  readonly stderr: Iterable<string>;
  /** 0: nothing to say, 1: the body cannot be parsed, 3: the lint has findings. */
  readonly exitCode: 0 | 1 | 3;
}

/**
 * A report in the words of `promtool check metrics`, as of Prometheus 2.42.
 *
 * Does not look at the list of problems, which may be cut short, except where a limit kept a line from being read:
 * promtool has no such limits, so what it would have said is not known, and the limit is what is printed.
 *
 * @param report - of a body in text format 0.0.4
 */
export function printPromtool(report: ExpositionReport): PromtoolResult {
  if (!report.valid) return { stderr: ['error while linting: ', errorOf(report), '\n'], exitCode: 1 };
  const pieces = promlintText(report.families)[Symbol.iterator]();
  const first = pieces.next();
  if (first.done === true) return { stderr: [], exitCode: 0 };
  return { stderr: startingWith(first.value, pieces), exitCode: 3 };
}

function* startingWith(first: string, rest: Iterator<string>): Generator<string> {
  yield first;
  for (let next = rest.next(); next.done !== true; next = rest.next()) yield next.value;
}

function errorOf({ parserError, problems }: ExpositionReport): string {
  if (parserError) return parsingError(parserError.line, parserError.message);
  const first = problems.find(({ code }) => code.startsWith('syntax/') || code.startsWith('limit/'));
  return first ? parsingError(first.line, first.message) : 'the body could not be read';
}

function parsingError(line: number, message: string): string {
  return `text format parsing error in line ${String(line)}: ${message}`;
}
