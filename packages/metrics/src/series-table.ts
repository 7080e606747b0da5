import { initialSeries, type LabelValues, type MetricDefinition, metricBound } from '@ibex/catalog';

import { hasLabels } from './has-labels.js';
import type { InvalidRecordings } from './invalid-recordings.js';
import { isRecord } from './is-record.js';
import { type LabelGuard, labelGuard } from './label-guard.js';
import { NO_SERIES, type SeriesFinder, seriesFinder } from './series-finder.js';

/** A series of a metric. */
export interface Series {
  readonly labels: LabelValues;
  /** Where its numbers begin. */
  readonly offset: number;
}

/** What the series of a metric hold at one moment, in the order in which they were first recorded. */
export interface SeriesSnapshot {
  readonly series: readonly Series[];
  readonly numbers: Float64Array;
}

/**
 * The series of one metric. The numbers of all that it can ever have are made at once: label domains are finite, and a
 * catalog is small enough for that, for its worst case is what the Prometheus server has to bear.
 */
export class SeriesTable {
  /** As many to a series as the table is wide, all of them 0 at first. */
  readonly numbers: Float64Array;
  readonly #width: number;
  readonly #metric: string;
  readonly #invalid: InvalidRecordings;
  readonly #finder: SeriesFinder;
  readonly #guard: LabelGuard;
  readonly #isStarted: Uint8Array;
  readonly #series: Series[] = [];

  /**
   * @param definition - the metric
   * @param width - how many numbers a series has
   * @param invalid - where mended and dropped recordings are counted
   */
  constructor(definition: MetricDefinition, width: number, invalid: InvalidRecordings) {
    const { labelSets } = metricBound(definition);
    this.numbers = new Float64Array(labelSets * width);
    this.#width = width;
    this.#metric = definition.name;
    this.#invalid = invalid;
    this.#finder = seriesFinder(definition);
    this.#guard = labelGuard(definition, invalid);
    this.#isStarted = new Uint8Array(labelSets);
    // A metric without labels has its one series in any case, as with prom-client.
    const initial = hasLabels(definition) ? initialSeries(definition) : [{}];
    for (const labels of initial) this.#start(this.#finder.placeOf(labels), labels);
  }

  /**
   * Finds the series of a recording, and starts it where it is the first one. Never throws.
   *
   * @param given - whatever a caller gave as labels
   * @returns where the numbers of the series begin; {@link NO_SERIES}: the recording is dropped
   */
  offsetOf(given: unknown): number {
    try {
      const place = isRecord(given) ? this.#finder.find(given) : NO_SERIES;
      if (place === NO_SERIES || this.#isStarted[place] === 0) return this.#offsetOfUnusual(given);
      return place * this.#width;
    } catch {
      // A label object can be anything, a throwing getter included; recording never breaks the service.
      this.#invalid.add({ metric: this.#metric, reason: 'recording-failed', outcome: 'dropped' });
      return NO_SERIES;
    }
  }

  /** What the series hold now. */
  snapshot(): SeriesSnapshot {
    return { series: [...this.#series], numbers: this.numbers.slice() };
  }

  #offsetOfUnusual(given: unknown): number {
    const labels = this.#guard(given);
    if (labels === undefined) return NO_SERIES;
    const place = this.#finder.placeOf(labels);
    if (this.#isStarted[place] === 0) this.#start(place, labels);
    return place * this.#width;
  }

  #start(place: number, labels: LabelValues): void {
    this.#isStarted[place] = 1;
    this.#series.push({ labels, offset: place * this.#width });
  }
}
