import { InvalidArgumentError } from 'commander';

/**
 * Reads the number of an option, which may be a fraction.
 *
 * @throws InvalidArgumentError if it is not a number above 0
 */
export function positiveNumber(text: string): number {
  const number = Number(text);
  if (!(number > 0) || !Number.isFinite(number))
    throw new InvalidArgumentError('It must be a number above 0.');
  return number;
}

/**
 * Reads the count of an option.
 *
 * @throws InvalidArgumentError if it is not a whole number above 0
 */
export function positiveInteger(text: string): number {
  if (!isCount(text) || Number(text) === 0)
    throw new InvalidArgumentError('It must be a whole number above 0.');
  return Number(text);
}

/**
 * Reads the count of an option that may be 0.
 *
 * @throws InvalidArgumentError if it is not a whole number of 0 or more
 */
export function wholeNumber(text: string): number {
  if (!isCount(text)) throw new InvalidArgumentError('It must be a whole number of 0 or more.');
  return Number(text);
}

/**
 * Reads a share of a hundred, with or without `%`.
 *
 * @throws InvalidArgumentError if it is not a number from 0 to 100
 */
export function percentage(text: string): number {
  const number = /^\d+(?:\.\d+)?%?$/.test(text) ? Number.parseFloat(text) : Number.NaN;
  if (!(number <= 100)) throw new InvalidArgumentError('It must be a number from 0 to 100.');
  return number;
}

function isCount(text: string): boolean {
  return /^\d+$/.test(text) && Number.isSafeInteger(Number(text));
}
