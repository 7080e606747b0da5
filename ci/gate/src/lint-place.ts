import { relative } from 'node:path';

/**
 * A place in a linted file, as `file:line:column`.
 *
 * @param root - the folder that the file is told relative to
 * @param file - its path
 * @param position - as ESLint reports it
 */
export function lintPlace(
  root: string,
  file: string,
  { line, column }: { readonly line: number; readonly column: number },
): string {
  return `${relative(root, file)}:${String(line)}:${String(column)}`;
}
