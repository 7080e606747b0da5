/** Why a target could not be checked at all. */
export type CouldNotCheckCode =
  | 'target/invalid'
  | 'target/unreachable'
  | 'target/timeout'
  | 'target/too-large'
  | 'target/redirect'
  | 'target/status'
  | 'target/encoding'
  | 'target/broken-off';

/** A target gave nothing to check. The program ends with exit code 2. */
export class CouldNotCheckError extends Error {
  override readonly name = 'CouldNotCheckError';
  readonly code: CouldNotCheckCode;
  /** What to do about it. */
  readonly fix: string;

  constructor(code: CouldNotCheckCode, message: string, fix: string) {
    super(message);
    this.code = code;
    this.fix = fix;
  }
}
