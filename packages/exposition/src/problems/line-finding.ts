import type { ProblemCode } from './problem-codes.js';

/** A problem in the line being read, still in byte offsets: columns are worked out only if it is listed. */
export interface LineFinding {
  readonly code: ProblemCode;
  /** Offset of the first byte concerned. */
  readonly start: number;
  /** Offset after the last byte concerned. */
  readonly end: number;
  readonly metric?: string;
  readonly message: string;
  readonly fix?: string;
  /** What Prometheus' parser says of it, for what makes it reject the body. */
  readonly parserMessage?: string;
}
