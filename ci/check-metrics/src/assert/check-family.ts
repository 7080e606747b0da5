import { type Catalog, checkForbiddenLabel } from '@ibex/catalog';
import type { ExpositionFamily } from '@ibex/exposition';

import type { Finding } from '../finding/finding.js';
import type { ObservedLabels } from './observed-labels.js';

/**
 * Checks any family, the catalog's and others, against the policy: forbidden labels, and names that claim the
 * catalog's prefix without being in it.
 */
export function checkFamily(family: ExpositionFamily, catalog: Catalog, observed: ObservedLabels): Finding[] {
  return [...forbiddenLabels(family, catalog, observed), ...undeclared(family, catalog)];
}

function forbiddenLabels(
  { name }: ExpositionFamily,
  { forbiddenLabels: forbidden }: Catalog,
  observed: ObservedLabels,
): Finding[] {
  return [...observed.of(name)].flatMap(([label, values]): Finding[] => {
    const problem = checkForbiddenLabel(label, forbidden);
    const [first] = values.values();
    return problem ? [{ ...problem, severity: 'error', metric: name, ...first }] : [];
  });
}

function undeclared({ name, line }: ExpositionFamily, { prefix, metrics }: Catalog): Finding[] {
  if (!name.startsWith(`${prefix}_`) || metrics.some((definition) => definition.name === name)) return [];
  return [
    {
      code: 'metric/undeclared',
      severity: 'error',
      metric: name,
      line,
      column: 1,
      message: `has the prefix "${prefix}_" but is not in the catalog`,
      fix: 'declare it in the catalog, or correct its name',
    },
  ];
}
