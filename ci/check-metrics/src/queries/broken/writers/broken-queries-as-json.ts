import { relativePath } from '../../../report/source-path.js';
import type { BrokenQuery } from '../broken-query.js';

/**
 * The queries that break for a program: by name, so that nothing gets into a document that its schema does not know. The
 * change is named by its kind and its metric, under which the document has it.
 *
 * @param cwd - the directory that paths are relative to
 */
export function brokenQueriesAsJson(broken: readonly BrokenQuery[], cwd: string): readonly object[] {
  return broken.map(({ query, file, line, column, endColumn, change, how, through }) => ({
    kind: query.kind,
    name: query.text,
    file: relativePath(file, cwd),
    line,
    column,
    endColumn,
    change: {
      kind: change.kind,
      metric: 'metric' in change ? change.metric : undefined,
      label: 'label' in change ? change.label : undefined,
    },
    how,
    through,
  }));
}
