import type { ExpositionLabel, ExpositionSample } from '@ibex/exposition';

import { LabelColumn } from './label-column.js';
import { decodeIds, encodeIds } from './series-key.js';

/** A label of a series. */
export type SeriesLabel = Pick<ExpositionLabel, 'name' | 'value'>;

/** What of a sample says which series it is of, and where it stands. */
export interface PlacedSeries extends Pick<ExpositionSample, 'name' | 'family' | 'line'> {
  readonly labels: readonly Omit<ExpositionLabel, 'endColumn'>[];
}

/** The series of a family under one sample name, such as `x_bucket`. */
export interface NamedSeries {
  readonly name: string;
  readonly family: FamilySeries;
  /** The index of each series by its key. */
  readonly indexes: Map<string, number>;
}

/** The series of a family, and what their labels are. */
export interface FamilySeries {
  readonly name: string;
  readonly named: Map<string, NamedSeries>;
  readonly columns: Map<string, LabelColumn>;
  /** Every label with every value seen; a series is a set of indexes into it. */
  readonly labels: SeriesLabel[];
}

/** The domain of a label, where a catalog gives it one. */
export type DomainOf = (family: string, label: string) => ReadonlySet<string> | undefined;

/**
 * Numbers the series of a target, in whatever order a body has their labels. Of a series it keeps a key of a few
 * characters; the text of a label value it keeps once per family.
 */
export class SeriesTable {
  readonly families = new Map<string, FamilySeries>();
  /** The scrape that is being read, from 1. */
  scrape = 0;
  readonly #domainOf: DomainOf;
  readonly #mostSeries: number;
  #size = 0;

  /**
   * @param mostSeries - further series are not numbered, which bounds memory
   */
  constructor(domainOf: DomainOf, mostSeries: number) {
    this.#domainOf = domainOf;
    this.#mostSeries = mostSeries;
  }

  /** How many series have a number. */
  get size(): number {
    return this.#size;
  }

  /** The number of the series of a sample, from 0; `undefined` where the table is full. */
  indexOf(sample: PlacedSeries): number | undefined {
    const { indexes, family } = this.#named(sample.family, sample.name);
    const isFull = this.#size >= this.#mostSeries;
    const key = this.#keyOf(family, sample, isFull);
    if (key === undefined) return undefined;
    const known = indexes.get(key);
    if (known !== undefined) return known;
    if (isFull) return undefined;
    indexes.set(key, this.#size);
    return this.#size++;
  }

  /** The number of a series of which only the name and the labels are known, if there is one. */
  find(family: string, name: string, labels: readonly SeriesLabel[]): number | undefined {
    const series = this.families.get(family);
    const indexes = series?.named.get(name)?.indexes;
    if (!series || !indexes) return undefined;
    const ids = labels
      .filter(({ value }) => value !== '')
      .map((label) => series.columns.get(label.name)?.idOf(label.value));
    return ids.includes(undefined) ? undefined : indexes.get(encodeIds(ids.map(Number)));
  }

  /** The labels of a series by its key, in the order in which the family had them first. */
  labelsOf({ labels, columns }: FamilySeries, key: string): SeriesLabel[] {
    const positionOf = ({ name }: SeriesLabel) => columns.get(name)?.position ?? 0;
    return decodeIds(key)
      .flatMap((id) => labels[id] ?? [])
      .sort((one, another) => positionOf(one) - positionOf(another));
  }

  #named(familyName: string, name: string): NamedSeries {
    let family = this.families.get(familyName);
    if (!family) {
      family = { name: familyName, named: new Map(), columns: new Map(), labels: [] };
      this.families.set(familyName, family);
    }
    let named = family.named.get(name);
    if (!named) {
      named = { name, family, indexes: new Map() };
      family.named.set(name, named);
    }
    return named;
  }

  #keyOf(family: FamilySeries, { labels, line }: PlacedSeries, isFull: boolean): string | undefined {
    const ids: number[] = [];
    for (const { name, value, column } of labels) {
      // To Prometheus an empty label is none.
      if (value === '') continue;
      const values = this.#columnOf(family, name);
      let id = values.idOf(value);
      if (id === undefined) {
        if (isFull) return undefined;
        id = family.labels.push({ name, value }) - 1;
        values.add(value, id, { line, column, scrape: this.scrape });
      }
      ids.push(id);
    }
    return encodeIds(ids);
  }

  #columnOf(family: FamilySeries, label: string): LabelColumn {
    let column = family.columns.get(label);
    if (!column) {
      column = new LabelColumn(family.columns.size, this.#domainOf(family.name, label));
      family.columns.set(label, column);
    }
    return column;
  }
}
