import type { ExpositionFamily, ExpositionSample } from '@ibex/exposition';

import type { SeriesTable } from './series-table.js';

/** What is compared of a family besides its series. */
export type FamilyFacts = Pick<ExpositionFamily, 'type' | 'line' | 'bucketBounds'>;

/** The values of one scrape, by the numbers that a `SeriesTable` gives to series. */
export class ScrapeSnapshot {
  /** The families with their types, known once the whole body was read. */
  families: ReadonlyMap<string, FamilyFacts> = new Map();
  /** From 1. */
  readonly number: number;
  /** In milliseconds. */
  readonly at: number;
  #values: Float64Array;
  /** 0 where the series is not in the body. */
  #lines: Uint32Array;
  /** Made for the first sample that has a timestamp; few targets give any. */
  #timestamps: Float64Array | undefined;

  /** @param capacity - how many series are expected */
  constructor(number: number, at: number, capacity: number) {
    this.number = number;
    this.at = at;
    this.#values = new Float64Array(capacity);
    this.#lines = new Uint32Array(capacity);
  }

  /** Takes note of a sample of a series; of a second one of the same series it does not, as Prometheus. */
  set(
    index: number,
    { value, line, timestamp }: Pick<ExpositionSample, 'value' | 'line' | 'timestamp'>,
  ): void {
    if (index >= this.#lines.length) this.#grow(index + 1);
    if (this.#lines[index] !== 0) return;
    this.#values[index] = value;
    this.#lines[index] = line;
    if (timestamp === undefined) return;
    this.#timestamps ??= new Float64Array(this.#lines.length).fill(Number.NaN);
    this.#timestamps[index] = Number(timestamp);
  }

  has(index: number): boolean {
    return this.lineOf(index) !== 0;
  }

  valueOf(index: number): number {
    return this.#values[index] ?? Number.NaN;
  }

  /** The line of the series, 0 where it has none. */
  lineOf(index: number): number {
    return this.#lines[index] ?? 0;
  }

  /** In milliseconds since 1970; `NaN` where the sample has none. */
  timestampOf(index: number): number {
    return this.#timestamps?.[index] ?? Number.NaN;
  }

  /** The same scrape by the numbers of another table, which gets the series of this one and none that are gone. */
  renumbered(from: SeriesTable, to: SeriesTable): ScrapeSnapshot {
    const snapshot = new ScrapeSnapshot(this.number, this.at, from.size);
    snapshot.families = this.families;
    for (const family of from.families.values()) {
      for (const { name, indexes } of family.named.values()) {
        for (const [key, old] of indexes) {
          const line = this.lineOf(old);
          if (line === 0) continue;
          const labels = from.labelsOf(family, key).map((label) => ({ ...label, column: 1 }));
          const index = to.indexOf({ name, family: family.name, labels, line });
          if (index !== undefined) snapshot.#copy(index, this, old);
        }
      }
    }
    return snapshot;
  }

  #copy(index: number, from: ScrapeSnapshot, old: number): void {
    const timestamp = from.timestampOf(old);
    this.set(index, { value: from.valueOf(old), line: from.lineOf(old) });
    if (Number.isNaN(timestamp)) return;
    this.#timestamps ??= new Float64Array(this.#lines.length).fill(Number.NaN);
    this.#timestamps[index] = timestamp;
  }

  #grow(least: number): void {
    const capacity = Math.max(least, this.#lines.length * 2, 64);
    this.#values = grown(this.#values, new Float64Array(capacity));
    this.#lines = grown(this.#lines, new Uint32Array(capacity));
    if (this.#timestamps) {
      this.#timestamps = grown(this.#timestamps, new Float64Array(capacity).fill(Number.NaN));
    }
  }
}

function grown<Numbers extends Float64Array | Uint32Array>(numbers: Numbers, room: Numbers): Numbers {
  room.set(numbers);
  return room;
}
