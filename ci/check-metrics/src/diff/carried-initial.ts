import type { InitialSeries } from '@ibex/catalog';

import type { CatalogDifference } from './catalog-change.js';

/**
 * The series that start at zero, as they follow from the changes of the labels: what is gone is left out, what has
 * another name is called by that.
 *
 * @param initial - of the definition in the base
 * @param differences - of the labels of the same metric
 */
export function carriedInitial(
  initial: InitialSeries | undefined,
  differences: readonly CatalogDifference[],
): InitialSeries | undefined {
  if (initial === undefined) return undefined;
  const names = new Map<string, string | undefined>();
  const gone = new Map<string, ReadonlySet<string>>();
  for (const difference of differences) {
    if (difference.kind === 'label-removed') names.set(difference.label, undefined);
    if (difference.kind === 'label-renamed') names.set(difference.label, difference.to);
    if (difference.kind === 'values-removed') gone.set(difference.label, new Set(difference.values));
  }
  if (names.size + gone.size === 0) return initial;
  return initial.flatMap((choice) => {
    const carried = Object.entries(choice).flatMap(([label, values = []]): [string, readonly string[]][] => {
      const name = names.has(label) ? names.get(label) : label;
      const left = values.filter((value) => gone.get(label)?.has(value) !== true);
      return name === undefined ? [] : [[name, left]];
    });
    // No value is no series.
    return carried.some(([, values]) => values.length === 0) ? [] : [Object.fromEntries(carried)];
  });
}
