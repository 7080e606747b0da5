import type { CatalogProblemCode } from '@ibex/catalog';
import type { ProblemCode } from '@ibex/exposition';

/** What only a look at a running target can find; the other codes are the exposition's and the catalog's. */
export const CHECK_CODES = {
  'target/content-type': 'the response is declared neither as the text format nor as OpenMetrics',
  'metric/missing': 'a metric of the catalog is not exposed',
  'metric/never-sampled':
    'a metric of the catalog has HELP and TYPE but no sample, so Prometheus stores nothing',
  'metric/undeclared': 'a family has the prefix of the catalog and is not in it',
  'metric/type': 'a metric has another type than the catalog says',
  'metric/help': 'a metric has another help text than the catalog says',
  'metric/label-missing': 'a sample lacks a label of the catalog',
  'metric/label-undeclared': 'a sample has a label that the catalog does not know',
  'metric/value-outside-domain': 'a label value is not in the domain the catalog gives',
  'metric/buckets': 'a histogram has other buckets than the catalog says',
  'metric/worst-case-exceeded': 'a metric has more series than the catalog allows at worst',
  'parsers/disagree': 'two parsers read different families from the same body',
} as const satisfies Record<string, string>;

export type FindingCode = keyof typeof CHECK_CODES | ProblemCode | CatalogProblemCode;

/** One thing wrong with what a target exposes. */
export interface Finding {
  readonly code: FindingCode;
  /** Only errors make a check fail. */
  readonly severity: 'error' | 'warning';
  readonly metric?: string;
  /** Where in the body, from 1; absent where it is about something that is not there. */
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
  /** What to do about it. */
  readonly fix?: string;
}
