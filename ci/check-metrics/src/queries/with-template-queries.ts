import type { FoundQuery } from './sources/found-query.js';
import { templateQueries } from './sources/template-queries.js';

/** The queries of a file, and after each of them those that its annotations ask. */
export function withTemplateQueries(queries: readonly FoundQuery[]): readonly FoundQuery[] {
  return queries.flatMap((query) => [
    query,
    // Hardly any annotation asks something.
    ...(query.templates ?? [])
      .filter(({ text }) => text.includes('query'))
      .flatMap((template) => templateQueries(template, query.name)),
  ]);
}
