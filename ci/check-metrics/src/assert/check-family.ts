import { type Catalog, checkForbiddenLabel, type MetricDefinition } from '@ibex/catalog';
import type { ExpositionFamily } from '@ibex/exposition';

import { andMore } from '../finding/and-more.js';
import type { Finding } from '../finding/finding.js';
import type { Expectations } from './expectations.js';
import type { ObservedLabels } from './observed-labels.js';

/** Forbidden labels of a family that are named one by one; the rest are counted. */
const MOST_NAMED_LABELS = 20;

/**
 * Checks any family, the catalog's and others, against the policy: forbidden labels, and families that are neither in
 * the catalog nor allowed beside it.
 *
 * @param declared - the metrics of the catalog by name
 * @param suggestionFor - which of them may be meant by another name
 */
export function checkFamily(
  family: ExpositionFamily,
  expectations: Expectations,
  declared: ReadonlyMap<string, MetricDefinition>,
  observed: ObservedLabels,
  suggestionFor: (name: string) => string | undefined,
): Finding[] {
  return [
    ...forbiddenLabels(family, expectations.catalog, observed),
    ...(declared.has(family.name) ? [] : undeclared(family, expectations, suggestionFor)),
  ];
}

function forbiddenLabels(
  { name }: ExpositionFamily,
  { forbiddenLabels: forbidden }: Catalog,
  observed: ObservedLabels,
): Finding[] {
  const problems = [...observed.of(name)].flatMap(([label, values]): Finding[] => {
    const problem = checkForbiddenLabel(label, forbidden);
    const [first] = values.values();
    return problem ? [{ ...problem, severity: 'error', metric: name, label, ...first }] : [];
  });
  return problems.slice(0, MOST_NAMED_LABELS).map((problem, index) => ({
    ...problem,
    message: `${problem.message}${andMore(index, MOST_NAMED_LABELS, problems.length)}`,
  }));
}

function undeclared(
  { name, line }: ExpositionFamily,
  { catalog, isAllowed }: Expectations,
  suggestionFor: (name: string) => string | undefined,
): Finding[] {
  const claimsPrefix = name.startsWith(`${catalog.prefix}_`);
  if (isAllowed ? isAllowed(name) : !claimsPrefix) return [];
  const meant = claimsPrefix ? suggestionFor(name) : undefined;
  const correction = meant === undefined ? 'correct its name' : `correct its name, if "${meant}" is meant`;
  return [
    {
      code: 'metric/undeclared',
      severity: 'error',
      metric: name,
      line,
      column: 1,
      message: claimsPrefix
        ? `has the prefix "${catalog.prefix}_" but is not in the catalog`
        : 'is neither in the catalog nor among the families allowed beside it',
      fix: claimsPrefix
        ? `declare it in the catalog, or ${correction}`
        : 'declare it in the catalog, or allow it: --allow, or "allow" in the configuration',
    },
  ];
}
