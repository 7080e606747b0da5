import { deprecationOf } from '@ibex/catalog';

import type { DiffCode } from '../finding/finding-codes.js';
import type { Finding } from '../finding/finding.js';
import type { DiffContext } from './diff-context.js';

/** Deprecated metrics whose replacement is not there: a catalog that `defineCatalog` made has none. */
export function missingReplacements({ head, headMetrics }: DiffContext): Finding<DiffCode>[] {
  return head.catalog.metrics.flatMap((definition): Finding<DiffCode>[] => {
    const replacedBy = deprecationOf(definition)?.replacedBy;
    if (replacedBy === undefined || headMetrics.has(replacedBy)) return [];
    const source = head.definitionOf(definition.name) ?? head.place;
    return [
      {
        code: 'diff/replacement-missing',
        severity: 'error',
        metric: definition.name,
        message: `is replaced by ${replacedBy}, which is not in the catalog`,
        fix: 'declare the replacement beside it, or leave "replacedBy" out',
        ...(source && { source }),
      },
    ];
  });
}
