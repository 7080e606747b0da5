import type { Place } from '../assert/observed-labels.js';

/** Where something stands in one of several bodies. */
export interface ScrapePlace extends Place {
  readonly scrape: number;
}

/** How many of the newest values are kept to be named. */
const MOST_NEWEST = 3;

/** The values that a label of a family has had, over all scrapes of a target. */
export class LabelColumn {
  /** How many of the values count: all, or those outside the domain where there is one. */
  counted = 0;
  /** The newest of those that count, the newest last. */
  readonly newest: string[] = [];
  /** Where the newest was seen first. */
  newestPlace: ScrapePlace | undefined;
  /** {@link counted} after each scrape, from the first that had the label. */
  readonly history: LabelCount[] = [];
  readonly hasDomain: boolean;
  readonly position: number;
  readonly #domain: ReadonlySet<string> | undefined;
  readonly #ids = new Map<string, number>();

  /**
   * @param position - among the labels of the family, in order of appearance
   * @param domain - values that do not count
   */
  constructor(position: number, domain: ReadonlySet<string> | undefined) {
    this.position = position;
    this.#domain = domain;
    this.hasDomain = domain !== undefined;
  }

  /** The number a value was added with. */
  idOf(value: string): number | undefined {
    return this.#ids.get(value);
  }

  /** Takes note of a value that was not there before. */
  add(value: string, id: number, place: ScrapePlace): void {
    this.#ids.set(value, id);
    if (this.#domain?.has(value)) return;
    this.counted++;
    this.newest.push(value);
    if (this.newest.length > MOST_NEWEST) this.newest.shift();
    this.newestPlace = place;
  }
}

/** How many values a label had in and before a scrape. */
export interface LabelCount {
  /** When it was, in milliseconds. */
  readonly at: number;
  readonly counted: number;
}
