/** Thrown for what only the user can put right. The message is for the user; the program ends with exit code 2. */
export class UserError extends Error {
  override readonly name: string = 'UserError';
  /** What to do about it, where the message does not say so. */
  readonly fix?: string;
}
