import { SeriesTable } from '../bytes/series-table.js';

/** What has to be known of a family, in either format. */
interface CountedFamily {
  readonly seedHigh: number;
  readonly seedLow: number;
  readonly labelValueCounts: Map<string, number>;
}

/** The labels of a line, in either format. */
interface ReadLabels {
  readonly count: number;
  readonly hashesHigh: readonly number[];
  readonly hashesLow: readonly number[];
  isEmptyValue(index: number): boolean;
  name(index: number): string;
}

/** Counts the different values of each label of each family. Keeps a hash of each. */
export class LabelValueCounter {
  readonly #seen = new SeriesTable();

  count(family: CountedFamily, labels: ReadLabels): void {
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
