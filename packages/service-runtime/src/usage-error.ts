/**
 * Thrown by a command for an argument or an option it cannot take. The program ends with exit code 2.
 *
 * Its message names the argument, what is wrong and what to give; never its value, which can be a secret.
 */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
