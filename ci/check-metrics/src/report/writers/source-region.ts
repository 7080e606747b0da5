import type { ReportedFinding, ReportSection } from '../report.js';
import { pathBelow } from '../source-path.js';

/** A place in a file of the repository. */
export interface SourceRegion {
  /** Relative to the root, with forward slashes. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn?: number;
}

/**
 * Where a code host shows a finding; `undefined` where it has no place in the repository.
 *
 * @param root - of the repository, an absolute path
 */
export function sourceRegion(
  { source, line, column, endColumn }: ReportedFinding,
  { kind }: ReportSection,
  root: string,
): SourceRegion | undefined {
  if (!source) return undefined;
  const path = pathBelow(source.file, root);
  if (path === undefined) return undefined;
  // The end is that of the place in what was read, which is this one only where code was read.
  const isSame = kind === 'lint' && source.line === line && source.column === column;
  return {
    path,
    line: source.line,
    column: source.column,
    ...(isSame && endColumn !== undefined && { endColumn }),
  };
}
