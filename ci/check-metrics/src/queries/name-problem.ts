import type { QueryProblem } from './query-context.js';

/** What is wrong with a name, wherever it stands. */
export type NameProblem = Omit<QueryProblem, 'from' | 'to'>;
