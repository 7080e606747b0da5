import type { Problem } from '@ibex/exposition';

/** How many problems there are of each severity. */
export interface Tally {
  readonly errors: number;
  readonly warnings: number;
}

/** Counts problems by severity. */
export function tally(problems: readonly Problem[]): Tally {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: problems.length - errors };
}

/** A number and what it counts, as in `2 errors`. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count === 0 ? 'no' : String(count)} ${count === 1 ? singular : plural}`;
}
