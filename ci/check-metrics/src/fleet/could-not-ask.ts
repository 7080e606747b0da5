import type { Unchecked } from '../report/report.js';

/** Why a server could not be asked. */
export type CouldNotAskCode =
  | 'fleet/invalid-url'
  | 'fleet/credentials'
  | 'fleet/unreachable'
  | 'fleet/timeout'
  | 'fleet/too-large'
  | 'fleet/broken-off'
  | 'fleet/redirect'
  | 'fleet/unauthorized'
  | 'fleet/not-prometheus'
  | 'fleet/busy'
  | 'fleet/query-failed';

/** A server told nothing, or not what it was asked for. The program ends with exit code 2. */
export class CouldNotAskError extends Error {
  override readonly name = 'CouldNotAskError';
  readonly code: CouldNotAskCode;
  /** What to do about it. */
  readonly fix: string;

  constructor(code: CouldNotAskCode, message: string, fix: string) {
    super(message);
    this.code = code;
    this.fix = fix;
  }

  /** As it stands in a report. */
  get unchecked(): Unchecked {
    const { code, message, fix } = this;
    return { code, message, fix };
  }
}
