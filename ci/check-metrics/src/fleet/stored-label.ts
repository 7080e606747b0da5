import type { MetricDefinition } from '@ibex/catalog';

/** What a server puts before a label that a target has as well, unless it is told to honor it. */
const PREFIX = 'exported_';

/** The name under which a label of a metric is stored that is a label of its target too. */
export function exportedName(label: string): string {
  return PREFIX + label;
}

/** The names under which the labels of a metric may be stored. */
export function storedLabels(
  { labels }: Pick<MetricDefinition, 'labels'>,
  targetLabels: ReadonlySet<string>,
): string[] {
  return Object.keys(labels).flatMap((label) =>
    targetLabels.has(label) ? [label, exportedName(label)] : [label],
  );
}

/** What a target calls a label that is stored under a name. */
export function ownName(stored: string, targetLabels: ReadonlySet<string>): string {
  const name = stored.slice(PREFIX.length);
  return stored.startsWith(PREFIX) && targetLabels.has(name) ? name : stored;
}
