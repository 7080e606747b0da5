import { METRIC_LINT_CODES } from './metric-lint/metric-lint-codes.js';

/** Every code a catalog definition can be refused with, and what it stands for. */
export const CATALOG_PROBLEM_CODES = {
  'catalog/duplicate-metric': 'two metrics have one name',
  'catalog/name-convention': 'the name does not follow {prefix}_{service}_{noun}_{unit}',
  'catalog/name-unit': 'the name does not end in the unit its type or meaning asks for',
  'catalog/label-name': 'the label name is not valid, or reserved by Prometheus',
  'catalog/label-domain': 'the values of a label are empty, repeated, or do not hold what they must',
  'catalog/route-template': 'a route template is a URL or holds an identifier',
  'catalog/standard-buckets': 'the buckets are none of the sets the catalog declares',
  'catalog/initial-series': 'the series to start at zero are not stated, or lie outside the label domains',
  'catalog/name-word': 'the prefix, a service or a subsystem is not a word that fits into a name',
  'catalog/stability':
    'a deprecation has no day of the calendar, no time to pass, or no replacement to go to',
  'catalog/budget': 'a budget is no number of series, or that of no service',
  'catalog/budget-exceeded': 'a metric, a service or the catalog can have more series than its budget',
  'policy/forbidden-label': 'the label has a value per entity, so the number of series has no bound',
  ...METRIC_LINT_CODES,
} as const satisfies Record<string, string>;

/** What a problem is known by in every tool; a key of {@link CATALOG_PROBLEM_CODES}. */
export type CatalogProblemCode = keyof typeof CATALOG_PROBLEM_CODES;

/** One thing wrong with a catalog. */
export interface CatalogProblem {
  readonly code: CatalogProblemCode;
  /** The metric concerned; absent where it is the catalog as a whole. */
  readonly metric?: string;
  readonly label?: string;
  /** What is wrong. */
  readonly message: string;
  /** What to do about it. */
  readonly fix: string;
}

/** What a check finds, before it is known which metric it belongs to. */
export type CatalogFinding = Omit<CatalogProblem, 'metric'>;

/** Thrown for a definition that breaks a rule; carries every problem, not only the first. */
export class CatalogError extends Error {
  override readonly name = 'CatalogError';
  readonly problems: readonly CatalogProblem[];

  constructor(problems: readonly CatalogProblem[]) {
    super(
      [
        `the metric catalog has ${String(problems.length)} problem${problems.length === 1 ? '' : 's'}`,
        ...problems.map(describeProblem),
      ].join('\n'),
    );
    this.problems = problems;
  }
}

/** One line for a person: the metric, what is wrong, the rule, and the fix. */
export function describeProblem({ code, metric, message, fix }: CatalogProblem): string {
  return `  ${metric ?? 'catalog'}: ${message} [${code}]; ${fix}`;
}
