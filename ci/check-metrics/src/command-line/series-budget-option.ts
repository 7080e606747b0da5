import { InvalidArgumentError } from 'commander';

/** A budget for the metrics that a pattern names. */
export type SeriesBudget = readonly [pattern: string, series: number];

/**
 * Collects the budgets given as `PATTERN=SERIES`, in order.
 *
 * @throws InvalidArgumentError for anything else
 */
export function seriesBudget(text: string, before: readonly SeriesBudget[] = []): readonly SeriesBudget[] {
  const [, pattern, count] = /^([^=]+)=(\d+)$/.exec(text) ?? [];
  if (pattern === undefined || !Number.isSafeInteger(Number(count))) {
    throw new InvalidArgumentError(
      'It must be like ibex_proxy_*=500: a metric or a pattern, and a whole number.',
    );
  }
  return [...before, [pattern, Number(count)]];
}
