import { UserError } from './user-error.js';

/** Thrown for what keeps something from being checked: its code says why, for programs. */
export class CodedError<Code extends string> extends UserError {
  readonly code: Code;
  override readonly fix: string;

  /** @param fix - what to do about it */
  constructor(code: Code, message: string, fix: string) {
    super(message);
    this.code = code;
    this.fix = fix;
  }
}
