import { relative } from 'node:path';

/** A place in a linted file. */
export interface LintPlace {
  /** Relative to the root of what was linted. */
  readonly file: string;
  /** As ESLint counts them. */
  readonly line: number;
  readonly column: number;
}

/**
 * A place that ESLint reports.
 *
 * @param root - the folder that the file is told relative to
 * @param file - its path
 * @param position - in it
 */
export function lintPlace(
  root: string,
  file: string,
  { line, column }: { readonly line: number; readonly column: number },
): LintPlace {
  return { file: relative(root, file), line, column };
}

/** A place as `file:line:column`. */
export function describePlace({ file, line, column }: LintPlace): string {
  return `${file}:${String(line)}:${String(column)}`;
}
