import type { Place } from '../bytes/source-line.js';

/** A number of a sample line, and where it stands. */
export interface PlacedCount {
  readonly count: number;
  readonly place: Place;
}

/** A bucket of a histogram, or a quantile of a summary with its value as the count. */
export interface Bucket extends PlacedCount {
  readonly bound: number;
}

/**
 * The histograms and summaries of a body, each of them the series that differ in name suffix, `le` and `quantile`
 * only, numbered from 1. Kept in columns of numbers: there is no object for a histogram and none for a bucket.
 */
export class CompoundSeriesTable {
  readonly #series = new Column(Int32Array, SERIES_FIELDS);
  readonly #counts = new Column(Float64Array, 1);
  readonly #buckets = new Column(Int32Array, BUCKET_FIELDS);
  readonly #bucketValues = new Column(Float64Array, BUCKET_VALUES);

  /** The number the next series gets. */
  get next(): number {
    return this.#series.length + 1;
  }

  /**
   * Enters a series by its first sample.
   *
   * @param previous - the series of the same family entered before, 0 if there is none
   */
  add(previous: number, line: number, column: number, endColumn: number): number {
    const at = this.#series.push();
    const { cells } = this.#series;
    cells[at + LINE] = line;
    cells[at + COLUMN] = column;
    cells[at + END_COLUMN] = endColumn;
    this.#counts.push();
    const series = this.#series.length;
    if (previous > 0) cells[(previous - 1) * SERIES_FIELDS + NEXT] = series;
    return series;
  }

  addSum(series: number): void {
    const { cells } = this.#series;
    cells[(series - 1) * SERIES_FIELDS + HAS_SUM] = 1;
  }

  addCount(series: number, count: number, line: number, column: number, endColumn: number): void {
    const at = (series - 1) * SERIES_FIELDS;
    const { cells } = this.#series;
    if (cells[at + COUNT_LINE] !== 0) return;
    cells[at + COUNT_LINE] = line;
    cells[at + COUNT_COLUMN] = column;
    cells[at + COUNT_END_COLUMN] = endColumn;
    this.#counts.cells[series - 1] = count;
  }

  addBucket(
    series: number,
    bound: number,
    count: number,
    line: number,
    column: number,
    endColumn: number,
  ): void {
    const at = this.#buckets.push();
    const bucket = this.#buckets.length;
    const { cells } = this.#buckets;
    cells[at + LINE] = line;
    cells[at + COLUMN] = column;
    cells[at + END_COLUMN] = endColumn;
    const valueAt = this.#bucketValues.push();
    const { cells: values } = this.#bucketValues;
    values[valueAt] = bound;
    values[valueAt + 1] = count;
    const { cells: owners } = this.#series;
    const ownerAt = (series - 1) * SERIES_FIELDS;
    const last = owners[ownerAt + LAST_BUCKET] ?? 0;
    if (last === 0) owners[ownerAt + FIRST_BUCKET] = bucket;
    else cells[(last - 1) * BUCKET_FIELDS + BUCKET_NEXT] = bucket;
    owners[ownerAt + LAST_BUCKET] = bucket;
  }

  /** The series of the same family entered after this one, 0 if there is none. */
  following(series: number): number {
    return this.#field(series, NEXT);
  }

  /** Whether it has all parts, and buckets that rise with their bounds up to `_count`. */
  isSound(series: number, needsBuckets: boolean): boolean {
    if (this.#field(series, HAS_SUM) === 0 || this.#field(series, COUNT_LINE) === 0) return false;
    if (!needsBuckets) return this.#areRising(series);
    const { cells } = this.#buckets;
    const { cells: values } = this.#bucketValues;
    let bound = -Infinity;
    let count = -Infinity;
    let bucket = this.#field(series, FIRST_BUCKET);
    while (bucket !== 0) {
      const valueAt = (bucket - 1) * BUCKET_VALUES;
      const nextBound = values[valueAt] ?? 0;
      const nextCount = values[valueAt + 1] ?? 0;
      // Said so that NaN is not sound.
      if (!(nextBound > bound && nextCount >= count)) return false;
      bound = nextBound;
      count = nextCount;
      bucket = cells[(bucket - 1) * BUCKET_FIELDS + BUCKET_NEXT] ?? 0;
    }
    return bound === Infinity && count === this.#counts.cells[series - 1];
  }

  /** Whether the quantiles of a summary are entered from the least to the greatest, and so are their values. */
  #areRising(series: number): boolean {
    const { cells: values } = this.#bucketValues;
    let quantile = -Infinity;
    let value = -Infinity;
    let bucket = this.#field(series, FIRST_BUCKET);
    while (bucket !== 0) {
      const valueAt = (bucket - 1) * BUCKET_VALUES;
      const nextQuantile = values[valueAt] ?? 0;
      const nextValue = values[valueAt + 1] ?? 0;
      // NaN is the value of every quantile when there was nothing to observe.
      if (nextQuantile <= quantile || nextValue < value) return false;
      quantile = nextQuantile;
      if (!Number.isNaN(nextValue)) value = nextValue;
      bucket = this.#buckets.cells[(bucket - 1) * BUCKET_FIELDS + BUCKET_NEXT] ?? 0;
    }
    return true;
  }

  /** Whether two sound histograms have the same buckets. */
  hasSameBounds(series: number, other: number): boolean {
    const { cells } = this.#buckets;
    const { cells: values } = this.#bucketValues;
    let bucket = this.#field(series, FIRST_BUCKET);
    let otherBucket = this.#field(other, FIRST_BUCKET);
    while (bucket !== 0 && otherBucket !== 0) {
      const bound = values[(bucket - 1) * BUCKET_VALUES];
      if (bound !== values[(otherBucket - 1) * BUCKET_VALUES]) return false;
      bucket = cells[(bucket - 1) * BUCKET_FIELDS + BUCKET_NEXT] ?? 0;
      otherBucket = cells[(otherBucket - 1) * BUCKET_FIELDS + BUCKET_NEXT] ?? 0;
    }
    return bucket === otherBucket;
  }

  /** Where its first sample names its metric. */
  place(series: number): Place {
    return this.#series.place((series - 1) * SERIES_FIELDS);
  }

  hasSum(series: number): boolean {
    return this.#field(series, HAS_SUM) === 1;
  }

  count(series: number): PlacedCount | undefined {
    if (this.#field(series, COUNT_LINE) === 0) return undefined;
    const place = this.#series.place((series - 1) * SERIES_FIELDS + COUNT_LINE);
    return { count: this.#counts.cells[series - 1] ?? 0, place };
  }

  /** The buckets in ascending order of their bounds. */
  buckets(series: number): Bucket[] {
    const buckets: Bucket[] = [];
    let bucket = this.#field(series, FIRST_BUCKET);
    while (bucket !== 0) {
      const at = (bucket - 1) * BUCKET_FIELDS;
      const valueAt = (bucket - 1) * BUCKET_VALUES;
      buckets.push({
        bound: this.#bucketValues.cells[valueAt] ?? 0,
        count: this.#bucketValues.cells[valueAt + 1] ?? 0,
        place: this.#buckets.place(at),
      });
      bucket = this.#buckets.cells[at + BUCKET_NEXT] ?? 0;
    }
    return buckets.sort((a, b) => a.bound - b.bound);
  }

  #field(series: number, field: number): number {
    return this.#series.cells[(series - 1) * SERIES_FIELDS + field] ?? 0;
  }
}

/** The first three fields of a row, and the three from COUNT_LINE on, are a place. */
const LINE = 0;
const COLUMN = 1;
const END_COLUMN = 2;

const COUNT_LINE = 3;
const COUNT_COLUMN = 4;
const COUNT_END_COLUMN = 5;
const FIRST_BUCKET = 6;
const LAST_BUCKET = 7;
const NEXT = 8;
const HAS_SUM = 9;
const SERIES_FIELDS = 10;

const BUCKET_NEXT = 3;
const BUCKET_FIELDS = 4;
/** Its bound and its count. */
const BUCKET_VALUES = 2;

/** Room costs nothing until it is used, while growing does. From the last size on it doubles. */
const INITIAL_ROWS = 64;
const LARGER_ROWS: readonly number[] = [4096, 65_536, 524_288];

/** Rows of numbers that grow in number. */
class Column<Cells extends Int32Array | Float64Array> {
  cells: Cells;
  length = 0;
  readonly #create: new (length: number) => Cells;
  readonly #width: number;

  constructor(create: new (length: number) => Cells, width: number) {
    this.#create = create;
    this.#width = width;
    this.cells = new create(INITIAL_ROWS * width);
  }

  /** Adds a row of zeros. @returns the index of its first cell */
  push(): number {
    const at = this.length * this.#width;
    this.length++;
    if (at === this.cells.length) {
      const rows = at / this.#width;
      const largerRows = LARGER_ROWS.find((size) => size > rows) ?? rows * 2;
      const larger = new this.#create(largerRows * this.#width);
      larger.set(this.cells);
      this.cells = larger;
    }
    return at;
  }

  /** Three neighbouring cells as a place. */
  place(at: number): Place {
    const { cells } = this;
    return { line: cells[at] ?? 0, column: cells[at + 1] ?? 0, endColumn: cells[at + 2] ?? 0 };
  }
}
