import { CompoundSeriesTable } from './compound-series.js';
import type { ExpositionSample } from '../exposition-sample.js';
import { boundLabelOf, type FamilyState, type LabelNameSetState } from './family-state.js';
import type { LineFinding } from '../problems/line-finding.js';
import {
  type BoundLabel,
  checkLabelNames,
  checkRepeatedLabels,
  readBoundLabel,
} from '../checks/label-checks.js';
import { labelNameSetBytes } from './label-name-set-bytes.js';
import type { LabelValueCheck } from '../checks/label-values.js';
import { LabelHashes } from './label-hashes.js';
import type { LabelValueCounter } from './label-value-counter.js';
import type { MetricName } from './name-table.js';
import type { ProblemLog } from '../problems/problem-log.js';
import {
  checkBound,
  checkCount,
  checkPart,
  checkSeparation,
  duplicateSeries,
} from '../checks/sample-checks.js';
import { checkBoundSpelling, checkTimestamp } from '../checks/sample-warnings.js';
import { checkLabelText } from '../checks/text-checks.js';
import type { SampleLine } from '../text-format/sample-line.js';
import { toExpositionSample } from './sample-view.js';
import { type SeriesClaims, SeriesTable } from '../bytes/series-table.js';
import type { SourceLine } from '../bytes/source-line.js';

/** Judges well-formed sample lines and enters them in their families and series. */
export class SampleRecorder {
  /** The line of the first sample of each series. */
  series: SeriesClaims = new SeriesTable();
  readonly compounds = new CompoundSeriesTable();
  readonly #source: SourceLine;
  readonly #log: ProblemLog;
  readonly #onSample: ((sample: ExpositionSample) => void) | undefined;
  readonly #labelValues: LabelValueCheck | undefined;
  readonly #valueCounter: LabelValueCounter | undefined;
  readonly #hashes = new LabelHashes();
  /** The number of each histogram and summary in the table. */
  readonly #compoundSeries = new SeriesTable();
  /** The metrics that expfmt makes of histograms and summaries. */
  readonly #metrics = new SeriesTable();

  constructor(
    source: SourceLine,
    log: ProblemLog,
    onSample: ((sample: ExpositionSample) => void) | undefined,
    labelValues?: LabelValueCheck,
    valueCounter?: LabelValueCounter,
  ) {
    this.#source = source;
    this.#log = log;
    this.#onSample = onSample;
    this.#labelValues = labelValues;
    this.#valueCounter = valueCounter;
  }

  /** @returns what makes expfmt reject the line, if anything; it is not recorded then */
  record(name: MetricName, sample: SampleLine): LineFinding | undefined {
    const { family } = name;
    const boundLabel = boundLabelOf(family);
    const bound = boundLabel && readBoundLabel(this.#source.bytes, sample.labels, boundLabel);
    if (bound !== undefined && 'code' in bound) return bound;
    const repeated = checkRepeatedLabels(sample.labels, boundLabel);
    if (repeated?.code === 'syntax/label-name-repeated') return repeated;
    this.#hashes.update(name, sample.labels, boundLabel);

    this.#note(name, repeated);
    this.#note(name, checkSeparation(name, sample));
    const misplaced = checkPart(name, sample, bound);
    this.#note(name, misplaced);
    this.#note(name, bound && checkBound(name, sample, bound));
    this.#note(name, bound && checkBoundSpelling(name, sample, bound));
    this.#note(name, checkCount(name, sample));
    this.#note(name, checkTimestamp(name, sample, this.#source.bytes));
    for (const finding of checkLabelText(this.#source.bytes, sample.labels)) this.#note(name, finding);
    const { size } = family.labelNameSets;
    const labelValues = this.#labelValues?.check(family, sample.labels, this.#source.bytes);
    labelValues?.forEach((finding) => {
      this.#note(name, finding);
    });
    this.#valueCounter?.count(family, sample.labels);
    this.#note(name, checkLabelNames(family, sample, this.#hashes.labelNames, this.#source.number));
    if (family.labelNameSets.size > size) this.#source.keptBytes += labelNameSetBytes(sample);
    family.sampleCount++;
    this.#countMetric(name, bound);
    const firstLine = this.series.claim(this.#hashes.seriesHigh, this.#hashes.seriesLow, this.#source.number);
    if (firstLine > 0) {
      this.#note(name, duplicateSeries(name, sample, firstLine));
    } else {
      family.seriesCount++;
      // Without a line feed the value may be cut, so nothing is concluded from it.
      const isPart = boundLabel !== undefined && misplaced === undefined && this.#source.terminated;
      if (isPart) this.#addToCompound(name, sample, bound);
    }
    this.#onSample?.(toExpositionSample(this.#source, name, sample));
    return undefined;
  }

  /**
   * Counts a metric where expfmt makes one.
   *
   * @param names - the label names of the line
   * @param high - the hash of the metric, as {@link LabelHashes} has it; `low` likewise
   */
  enterMetric(family: FamilyState, names: LabelNameSetState, high: number, low: number): void {
    if (boundLabelOf(family) !== undefined && this.#metrics.claim(high, low, 1) !== 0) return;
    if (family.metrics === 0) {
      family.firstMetricHigh = high;
      family.firstMetricLow = low;
    }
    family.metrics++;
    names.metrics++;
  }

  /**
   * The histogram or summary that a line is a part of, entered if the line is the first. The numbers are the place
   * of the metric name in that line.
   */
  compoundOf(
    family: FamilyState,
    high: number,
    low: number,
    line: number,
    column: number,
    endColumn: number,
  ): number {
    const known = this.#compoundSeries.claim(high, low, this.compounds.next);
    if (known !== 0) return known;
    const series = this.compounds.add(family.lastCompound, line, column, endColumn);
    if (family.firstCompound === 0) family.firstCompound = series;
    family.lastCompound = series;
    return series;
  }

  /** The label names of the line recorded last, which belongs to the family. */
  labelNamesOf(family: FamilyState): LabelNameSetState | undefined {
    return family.labelNameSets.get(this.#hashes.labelNames);
  }

  #countMetric({ family, role }: MetricName, bound: BoundLabel | undefined): void {
    const { metricHigh, metricLow } = this.#hashes;
    const names = this.labelNamesOf(family);
    if (names !== undefined) this.enterMetric(family, names, metricHigh, metricLow);
    const isBucket = role !== 'sum' && role !== 'count' && bound !== undefined && !Number.isNaN(bound.value);
    const isFirst = metricHigh === family.firstMetricHigh && metricLow === family.firstMetricLow;
    if (isBucket && isFirst) family.firstMetricBuckets++;
  }

  #addToCompound({ family, role }: MetricName, sample: SampleLine, bound: BoundLabel | undefined): void {
    const { compoundHigh, compoundLow } = this.#hashes;
    const name = this.#source.place(sample.nameStart, sample.nameEnd);
    const series = this.compoundOf(family, compoundHigh, compoundLow, name.line, name.column, name.endColumn);
    if (role === 'sum') {
      this.compounds.addSum(series);
      return;
    }
    const { line, column, endColumn } = this.#source.place(sample.valueStart, sample.valueEnd);
    if (role === 'count') {
      this.compounds.addCount(series, sample.value, line, column, endColumn);
    } else if (bound !== undefined && !Number.isNaN(bound.value)) {
      if (role === 'bucket') family.bucketBounds.add(bound.value);
      this.compounds.addBucket(series, bound.value, sample.value, line, column, endColumn);
    }
  }

  #note({ family }: MetricName, finding: LineFinding | undefined): void {
    if (finding === undefined) return;
    this.#log.addLineFinding(this.#source, { ...finding, metric: family.name });
  }
}
