import type { MetricDefinition } from '@ibex/catalog';

import type { CatalogDifference } from './catalog-change.js';

/** The boundaries that only one of two metrics has; those of a metric that is no histogram are none. */
export function* bucketDifference(
  base: MetricDefinition,
  head: MetricDefinition,
): Iterable<CatalogDifference> {
  const [before, after] = [bucketsOf(base), bucketsOf(head)];
  const added = after.filter((bound) => !before.includes(bound));
  const removed = before.filter((bound) => !after.includes(bound));
  if (added.length + removed.length > 0) yield { kind: 'buckets', metric: base.name, added, removed };
}

function bucketsOf(definition: MetricDefinition): readonly number[] {
  return definition.type === 'histogram' ? definition.buckets : [];
}
