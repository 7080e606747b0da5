import { SeriesTable } from '../bytes/series-table.js';
import type { LabelValueCount } from '../exposition-family.js';
import type { LabelOffsets } from '../text-format/label-offsets.js';

/** What has to be known of a family, in either format. */
interface CountedFamily {
  readonly seedHigh: number;
  readonly seedLow: number;
  readonly labelValueCounts: Map<string, number>;
}

/** Counts the different values of each label of each family. Keeps a hash of each. */
export class LabelValueCounter {
  readonly #seen = new SeriesTable();

  count(family: CountedFamily, labels: LabelOffsets): void {
    for (let i = 0; i < labels.count; i++) {
      // A label with an empty value is no label.
      if (labels.isEmptyValue(i)) continue;
      const high = ((labels.hashesHigh[i] ?? 0) + family.seedHigh) | 0;
      const low = ((labels.hashesLow[i] ?? 0) + family.seedLow) | 0;
      if (this.#seen.claim(high, low, 1) !== 0) continue;
      const name = labels.name(i);
      family.labelValueCounts.set(name, (family.labelValueCounts.get(name) ?? 0) + 1);
    }
  }
}

/**
 * How many different values each label of a family has.
 *
 * @param boundLabel - the one that is not among the label names; it comes last
 */
export function labelValueCounts(
  { labelNames, labelValueCounts: counts }: CountedFamily & { readonly labelNames: ReadonlySet<string> },
  boundLabel: string | undefined,
): readonly LabelValueCount[] {
  const hasBoundLabel = boundLabel !== undefined && counts.has(boundLabel);
  return [...labelNames, ...(hasBoundLabel ? [boundLabel] : [])].map((name) => ({
    name,
    values: counts.get(name) ?? 0,
  }));
}
