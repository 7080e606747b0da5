import type { MetricDefinition } from '@ibex/catalog';
import type { Problem } from '@ibex/exposition';

import type { Finding } from '../finding/finding.js';
import type { ObservedLabels } from './observed-labels.js';

/**
 * What the validator found, as findings of a check: what the catalog judges better is left to it, and what other
 * people's families look like makes no check fail.
 *
 * @param problems - of the validator
 * @param declared - the metrics of the catalog by name
 * @param observed - the labels of the same body
 */
export function adoptProblems(
  problems: readonly Problem[],
  declared: ReadonlyMap<string, MetricDefinition>,
  observed: ObservedLabels,
): Finding[] {
  return problems.flatMap((problem): Finding[] => {
    const definition = problem.metric === undefined ? undefined : declared.get(problem.metric);
    if (!definition)
      return [MATTER_OF_TASTE.has(problem.code) ? { ...problem, severity: 'warning' } : problem];
    return isJudgedByCatalog(problem, definition, observed) ? [] : [problem];
  });
}

/** Errors in files of one's own, but nothing a service can do about the libraries it uses. */
const MATTER_OF_TASTE: ReadonlySet<string> = new Set([
  'semantics/family-without-samples',
  'semantics/inconsistent-labels',
]);

function isJudgedByCatalog(
  { code, line, column }: Problem,
  { name, labels }: MetricDefinition,
  observed: ObservedLabels,
): boolean {
  // Findings of their own, with the words of the catalog: a metric never sampled, a value outside its domain.
  if (code === 'semantics/family-without-samples') return true;
  if (!code.startsWith('value/')) return false;
  const label = observed.labelAt(name, { line, column });
  return label !== undefined && Object.hasOwn(labels, label);
}
