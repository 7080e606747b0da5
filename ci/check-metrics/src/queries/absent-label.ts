import type { QueryContext } from './query-context.js';
import type { Part } from './query-text.js';
import { mayHave, type SeriesShape } from './series-shape.js';

/**
 * Tells of a label that no series has, where some of them are of the catalog.
 *
 * @param where - the series are, in words
 */
export function reportAbsent(label: Part, shape: SeriesShape, where: string, context: QueryContext): void {
  if (!shape.isOurs || mayHave(shape, label.text)) return;
  context.report({
    code: 'query/unknown-label',
    from: label.from,
    to: label.to,
    label: label.text,
    message: `no series of ${where} has the label ${label.text}`,
    fix: fixOfLabel(label.text, shape),
  });
}

/** What to do about a label that is not there. */
export function fixOfLabel(label: string, { labels, metric }: SeriesShape): string {
  const names = [...labels.keys()];
  const others = names.length === 0 ? '' : `use one of ${names.join(', ')}; or `;
  return metric === undefined
    ? `${others}keep ${label} in the aggregation before`
    : `${others}give --allow-label ${label} where the server adds it to all series`;
}
