import type { Problem } from '@ibex/exposition';

/** A limit as the command line has it: the library says which of its options to raise, which nobody can give here. */
export function withOptionName(problem: Problem): Problem {
  if (!problem.code.startsWith('limit/') || problem.fix === undefined) return problem;
  return { ...problem, fix: problem.fix.replace(/\bmax(?:[A-Z][a-z]+)+\b/, optionName) };
}

function optionName(libraryOption: string): string {
  return `--${libraryOption.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}`;
}
