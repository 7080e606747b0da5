import { UserError } from '../../command-line/user-error.js';

/** Thrown where one of two catalogs is not where it was said to be; its message is for the user. */
export class SourceError extends UserError {
  override readonly name = 'SourceError';
  override readonly fix: string;

  /** @param fix - what to do about it */
  constructor(message: string, fix: string) {
    super(message);
    this.fix = fix;
  }
}
