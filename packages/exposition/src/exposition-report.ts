import type { ExpositionFamily } from './exposition-family.js';
import type { Problem } from './problems/problem.js';

/** The one error that Prometheus' parser stops at. */
export interface ParserError {
  readonly line: number;
  /** As `promtool check metrics` prints it after the line number. */
  readonly message: string;
}

/** What was found in a body. */
export interface ExpositionReport {
  /**
   * The verdict of Prometheus' parser, for OpenMetrics of its specification: `true` if the body is accepted, whatever
   * else is wrong with it. `false` too if a line exceeded `maxLineBytes` or the families `maxFamilies`, since
   * something was not read.
   */
  readonly valid: boolean;
  /** What Prometheus' parser says when it rejects the body, in its own words; absent if it accepts it, and for OpenMetrics. */
  readonly parserError?: ParserError;
  /** All problems in the order of the body. The first of a `syntax/` code is the one Prometheus' parser stops at in text format. */
  readonly problems: readonly Problem[];
  /** All families in the order of first mention, those without samples included. */
  readonly families: readonly ExpositionFamily[];
}
