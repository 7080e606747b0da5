import type { CatalogChange } from '../../diff/catalog-change.js';
import type { Excerpt } from '../../report/excerpt.js';
import type { QueryName } from '../sources/found-query.js';

/** A query that a change of the catalog breaks. */
export interface BrokenQuery {
  readonly query: QueryTitle;
  /** Where it is seen that it breaks: an absolute path, and the line and the column in it from 1. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The column after the last one, where it is on the same line. */
  readonly endColumn: number;
  readonly excerpt: Excerpt;
  readonly change: CatalogChange;
  /** What it does that cannot be done any more, or that is something else now. */
  readonly how: string;
  /** The recording rules between the query and the metric, the one that the query asks for first. */
  readonly through: readonly string[];
}

/** What people know a query by. */
export interface QueryTitle {
  readonly kind: QueryName['kind'] | 'query';
  readonly text: string;
}
