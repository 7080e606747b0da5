import type { QueryCode } from '../finding/finding-codes.js';
import type { NameLookup } from './name-lookup.js';
import type { FilledIn } from './promql/placeholders.js';
import type { PromqlNode } from './promql/promql-node.js';
import type { SeriesShape } from './series-shape.js';

/** Something wrong with a part of an expression. */
export interface QueryProblem {
  readonly code: QueryCode;
  readonly severity?: 'warning';
  /** In the text that was parsed. */
  readonly from: number;
  readonly to: number;
  readonly metric?: string;
  readonly label?: string;
  /** The value of the label, where that is what is wrong. */
  readonly value?: string;
  readonly message: string;
  readonly fix: string;
}

/** An expression, and what names in it stand for. */
export interface QueryContext {
  readonly filled: FilledIn;
  readonly names: NameLookup;
  readonly report: (problem: QueryProblem) => void;
  /** Told each metric of the catalog that is asked for. */
  readonly use?: (metric: string) => void;
  /** Told which series each part of the expression gives, the innermost first. */
  readonly observe?: (node: PromqlNode, shape: SeriesShape) => void;
}
