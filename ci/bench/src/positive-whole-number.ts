import { InvalidArgumentError } from 'commander';

/**
 * Reads the number of an option.
 *
 * @throws InvalidArgumentError if it is not a whole number above 0
 */
export function positiveWholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new InvalidArgumentError('must be a whole number above 0.');
  return number;
}
