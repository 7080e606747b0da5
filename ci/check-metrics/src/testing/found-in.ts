import type { Catalog } from '@ibex/catalog';

import { checkQueries } from '../queries/check-queries.js';
import { TARGET_LABELS } from '../queries/catalog-series.js';
import { CatalogNames } from '../queries/name-lookup.js';
import { checkQuery } from '../queries/query-checker.js';
import { readQuery } from '../queries/read-query.js';
import type { SeriesShape } from '../queries/series-shape.js';
import type { FileQueries } from '../queries/sources/found-query.js';
import { promqlQueries } from '../queries/sources/promql-queries.js';
import { withTemplateQueries } from '../queries/with-template-queries.js';
import type { ReportedFinding } from '../report/report.js';

/** What an expression of a test is held to besides the catalog. */
export interface FoundInOptions {
  readonly serverLabels?: readonly string[];
  readonly isClosed?: boolean;
  readonly isAllowed?: (name: string) => boolean;
  /** Expressions of rules by what they record. */
  readonly records?: Readonly<Record<string, string>>;
  /** How the text is read; by default as a file of PromQL. */
  readonly read?: (text: string) => FileQueries;
}

/** What is found in a text with queries. */
export function foundIn(
  text: string,
  catalog: Catalog,
  options: FoundInOptions = {},
): readonly ReportedFinding[] {
  const { serverLabels = [], isClosed = false, isAllowed, records = {}, read = promqlQueries } = options;
  const recorded = new Map<string, (() => SeriesShape)[]>();
  const names = new CatalogNames({
    catalog,
    serverLabels: [...TARGET_LABELS, ...serverLabels],
    isClosed,
    isAllowed,
    recorded,
  });
  for (const [record, expression] of Object.entries(records)) {
    const { root, filled } = readQuery({ text: expression, offsetOf: (offset) => offset, isTemplate: false });
    recorded.set(record, [
      () => ({ ...checkQuery(root, { filled, names, report: () => undefined }), sort: 'unknown' }),
    ]);
  }
  const { queries, faults } = read(text);
  const file = { text, faults, queries: withTemplateQueries(queries) };
  return checkQueries(file, { path: '/queries', names, use: () => undefined });
}
