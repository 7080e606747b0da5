import { CodedError } from '../command-line/coded-error.js';

/** Why the command that exercises the targets brought nothing. */
export type ExerciseFailedCode = 'exercise/failed' | 'exercise/timeout' | 'exercise/not-started';

/** The command that exercises the targets failed, so later scrapes would show nothing. The program ends with exit code 2. */
export class ExerciseFailedError extends CodedError<ExerciseFailedCode> {
  override readonly name = 'ExerciseFailedError';
}
