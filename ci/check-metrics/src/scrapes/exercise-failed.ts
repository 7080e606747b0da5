/** Why the command that exercises the targets brought nothing. */
export type ExerciseFailedCode = 'exercise/failed' | 'exercise/timeout' | 'exercise/not-started';

/** The command that exercises the targets failed, so later scrapes would show nothing. The program ends with exit code 2. */
export class ExerciseFailedError extends Error {
  override readonly name = 'ExerciseFailedError';
  readonly code: ExerciseFailedCode;
  /** What to do about it. */
  readonly fix: string;

  constructor(code: ExerciseFailedCode, message: string, fix: string) {
    super(message);
    this.code = code;
    this.fix = fix;
  }
}
