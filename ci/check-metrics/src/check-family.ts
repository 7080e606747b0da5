import { type Catalog, checkForbiddenLabel, lintMetric } from '@ibex/catalog';
import type { ExpositionFamily } from '@ibex/exposition';

import type { Finding } from './finding.js';
import type { ObservedLabels } from './observed-labels.js';

/**
 * Checks any family, the catalog's and others, against the policy: Prometheus' metric lint, forbidden labels,
 * and names that claim the catalog's prefix without being in it.
 */
export function checkFamily(family: ExpositionFamily, catalog: Catalog, observed: ObservedLabels): Finding[] {
  return [...lint(family), ...forbiddenLabels(family, catalog, observed), ...undeclared(family, catalog)];
}

function lint({ name, type, help, labelNames, line, sampleCount }: ExpositionFamily): Finding[] {
  // As promtool does, which never sees a family without samples.
  if (sampleCount === 0 || type === 'gaugehistogram') return [];
  return lintMetric({ name, type, help, labelNames }).map((problem) => ({
    ...problem,
    severity: 'error',
    metric: name,
    line,
    column: 1,
  }));
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
