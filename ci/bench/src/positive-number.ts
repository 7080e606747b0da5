import { InvalidArgumentError } from 'commander';

/**
 * Reads the number of an option, with or without decimals.
 *
 * @throws InvalidArgumentError if it is not a number above 0
 */
export function positiveNumber(text: string): number {
  const number = Number(text);
  if (!Number.isFinite(number) || number <= 0) throw new InvalidArgumentError('must be a number above 0.');
  return number;
}
