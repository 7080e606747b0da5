/** Thrown for a command line that cannot be carried out; the message is for the user. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
