import type { NameLookup } from './name-lookup.js';
import { checkQuery } from './query-checker.js';
import { readQuery } from './read-query.js';
import { adding, type SeriesShape, UNKNOWN_SHAPE } from './series-shape.js';
import type { FoundQuery } from './sources/found-query.js';

/** By name, what each rule that records it says of its series, when it is asked. */
export type RecordedSeries = ReadonlyMap<string, readonly (() => SeriesShape)[]>;

/**
 * What rules record.
 *
 * @param queries - of all files
 * @param names - asked for the names in their expressions, once all of them are known
 */
export function recordedSeries(queries: Iterable<FoundQuery>, names: () => NameLookup): RecordedSeries {
  const recorded = new Map<string, (() => SeriesShape)[]>();
  for (const query of queries) {
    const { record } = query;
    if (record === undefined) continue;
    const shapes = recorded.get(record);
    const shape = (): SeriesShape => recordedShape(query, names());
    if (shapes) shapes.push(shape);
    else recorded.set(record, [shape]);
  }
  return recorded;
}

function recordedShape(found: FoundQuery, names: NameLookup): SeriesShape {
  const { root, filled, isReadable } = readQuery(found);
  if (!isReadable) return UNKNOWN_SHAPE;
  const { labels, isOpen, isOurs } = checkQuery(root, { filled, names, report: () => undefined });
  const added = (found.labels ?? []).map(([label, value]): [string, readonly string[]] => [label, [value]]);
  // What is recorded is a gauge to whoever asks for it: a rate, a share, a sum.
  return adding({ labels, isOpen, sort: 'unknown', isOurs }, added);
}
