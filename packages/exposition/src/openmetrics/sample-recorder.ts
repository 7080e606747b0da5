import { SeriesTable } from '../bytes/series-table.js';
import type { Place, SourceLine } from '../bytes/source-line.js';
import { LabelValueCheck } from '../checks/label-values.js';
import type { ExpositionOptions } from '../exposition-options.js';
import type { ExpositionSample } from '../exposition-sample.js';
import { labelNameSetBytes } from '../model/label-name-set-bytes.js';
import { LabelValueCounter } from '../model/label-value-counter.js';
import type { LineFinding } from '../problems/line-finding.js';
import type { ProblemLog } from '../problems/problem-log.js';
import { type BoundLabel, checkCanonicalBound, readBoundLabel } from './bound-label.js';
import type { FamilyState } from './family-state.js';
import type { SampleName } from './family-table.js';
import { HistogramPoint } from './histogram-point.js';
import * as faults from './metric-faults.js';
import {
  checkExemplar,
  checkLabelNames,
  checkReservedName,
  checkSuffix,
  checkTimestampUse,
} from './sample-checks.js';
import type { SampleLine } from './sample-line.js';
import { toExpositionSample } from './sample-view.js';
import { checkValue } from './value-checks.js';

/**
 * Judges well-formed sample lines and enters them in their families, metrics and points.
 *
 * A metric is what the samples of one label set in a family make together, without the bound label; a point is what
 * those with one timestamp make. Their lines stand together, so only one of each is looked at in a time.
 */
export class SampleRecorder {
  readonly #source: SourceLine;
  readonly #log: ProblemLog;
  readonly #onSample: ((sample: ExpositionSample) => void) | undefined;
  readonly #labelValues: LabelValueCheck | undefined;
  readonly #valueCounter: LabelValueCounter | undefined;
  /** The line of the first sample of each series. */
  readonly #series = new SeriesTable();
  /** The line of the first sample of each metric. */
  readonly #metrics = new SeriesTable();
  // The hashes of the line being read.
  #seriesHigh = 0;
  #seriesLow = 0;
  #metricHigh = 0;
  #metricLow = 0;
  #labelNames = 0;
  // The metric and the point being read.
  #family: FamilyState | undefined;
  #currentHigh = 0;
  #currentLow = 0;
  #timestamp: number | undefined;
  #hasTotal = false;
  /** Other lines of the metric stand before, so nothing can be called missing. */
  #isResumed = false;
  #firstOfMetric: Place = { line: 0, column: 1, endColumn: 1 };
  #firstOfPoint: Place = this.#firstOfMetric;
  readonly #histogram = new HistogramPoint();
  /** The series of the point, if it has a timestamp: the same series may come again with a later one. */
  readonly #seriesOfPoint = new Set<number>();

  constructor(source: SourceLine, log: ProblemLog, options: ExpositionOptions) {
    this.#source = source;
    this.#log = log;
    this.#onSample = options.onSample;
    this.#labelValues = options.valueShapes === false ? undefined : new LabelValueCheck();
    this.#valueCounter = options.countLabelValues === true ? new LabelValueCounter() : undefined;
  }

  record(name: SampleName, sample: SampleLine): void {
    const { family } = name;
    const bound = readBoundLabel(name, sample, this.#source.bytes);
    const boundFault = bound !== undefined && 'code' in bound ? bound : undefined;
    const boundLabel = bound !== undefined && 'index' in bound ? bound : undefined;
    this.#note(family, checkReservedName(family, sample));
    this.#note(family, checkSuffix(name, sample));
    this.#note(family, boundFault);
    if (boundLabel !== undefined) this.#note(family, checkCanonicalBound(name, sample, boundLabel));
    this.#note(family, checkValue(name, sample));
    this.#note(family, checkTimestampUse(family, sample));
    if (sample.exemplar.present) this.#note(family, checkExemplar(name, sample, boundLabel));
    if (boundFault !== undefined || name.role === 'unsuffixed') {
      // Nobody knows which metric it is a part of.
      family.incomplete = true;
    } else {
      this.#hash(name, sample, boundLabel);
      this.#enter(name, sample, boundLabel);
      this.#valueCounter?.count(family, sample.labels);
    }
    family.sampleCount++;
    this.#onSample?.(toExpositionSample(this.#source, name, sample));
  }

  /** Takes the end of the metric whose lines were read last. */
  closeMetric(): void {
    const family = this.#family;
    if (family === undefined) return;
    this.#closePoint(family);
    if (family.type === 'counter' && !this.#hasTotal && this.#isWhole(family)) {
      this.#log.addLateFinding(faults.totalMissing(family, this.#firstOfMetric));
    }
    this.#family = undefined;
  }

  #hash(
    { family, seedHigh, seedLow }: SampleName,
    { labels }: SampleLine,
    bound: BoundLabel | undefined,
  ): void {
    let metricHigh = family.seedHigh;
    let metricLow = family.seedLow;
    let seriesHigh = seedHigh;
    let seriesLow = seedLow;
    let labelNames = 0;
    for (let i = 0; i < labels.count; i++) {
      // A label with an empty value is no label.
      const high = labels.isEmptyValue(i) ? 0 : (labels.hashesHigh[i] ?? 0);
      const low = labels.isEmptyValue(i) ? 0 : (labels.hashesLow[i] ?? 0);
      seriesHigh = (seriesHigh + high) | 0;
      seriesLow = (seriesLow + low) | 0;
      if (i === bound?.index) continue;
      metricHigh = (metricHigh + high) | 0;
      metricLow = (metricLow + low) | 0;
      labelNames = (labelNames + (labels.nameHashes[i] ?? 0)) | 0;
    }
    this.#seriesHigh = seriesHigh;
    this.#seriesLow = seriesLow;
    this.#metricHigh = metricHigh;
    this.#metricLow = metricLow;
    this.#labelNames = labelNames;
  }

  #enter(name: SampleName, sample: SampleLine, bound: BoundLabel | undefined): void {
    const { family } = name;
    const firstLine = this.#series.claim(this.#seriesHigh, this.#seriesLow, this.#source.number);
    if (firstLine === 0) family.seriesCount++;
    const goesOn =
      family === this.#family &&
      this.#metricHigh === this.#currentHigh &&
      this.#metricLow === this.#currentLow;
    let fault: LineFinding | undefined;
    if (goesOn) {
      fault = faults.checkTimestampOrder(this.#timestamp, sample);
      if (sample.timestamp !== this.#timestamp) this.#startPoint(family, sample);
    } else {
      this.closeMetric();
      fault = this.#startMetric(family, sample, bound);
    }
    const isRepeated = sample.timestamp === undefined ? firstLine > 0 : this.#isRepeatedInPoint();
    if (isRepeated) {
      // That the series is there already says more than that its metric is.
      const isOwnFault = fault === undefined || fault.code === 'syntax/metrics-interleaved';
      this.#note(family, isOwnFault ? faults.duplicateSeries(name, sample, firstLine) : fault);
      return;
    }
    this.#note(family, fault);
    if (name.role === 'total') this.#hasTotal = true;
    // Without a line feed the value may be cut, so nothing is concluded from it.
    if (this.#source.terminated) this.#addToPoint(name, sample, bound);
  }

  /** @returns what forbids a metric to start in this line, if anything */
  #startMetric(
    family: FamilyState,
    sample: SampleLine,
    bound: BoundLabel | undefined,
  ): LineFinding | undefined {
    const { number } = this.#source;
    const firstLine = this.#metrics.claim(this.#metricHigh, this.#metricLow, number);
    this.#family = family;
    this.#currentHigh = this.#metricHigh;
    this.#currentLow = this.#metricLow;
    this.#startPoint(family, sample);
    this.#hasTotal = false;
    this.#isResumed = firstLine > 0;
    this.#firstOfMetric = this.#firstOfPoint;
    // Which labels of an info metric are its content, and which tell it from others, cannot be known.
    if (firstLine > 0)
      return family.type === 'info' ? undefined : faults.interleaved(family, sample, firstLine);
    family.metrics++;
    // The labels of an info metric are its content, and make no more than its one series.
    if (family.type !== 'info') this.#checkLabelValues(family, sample);
    const known = family.labelNameSets.get(this.#labelNames);
    if (known !== undefined) {
      known.metrics++;
      return undefined;
    }
    for (const finding of checkLabelNames(family, sample, bound, this.#labelNames, number)) {
      this.#note(family, finding);
    }
    this.#source.keptBytes += labelNameSetBytes(sample);
    return undefined;
  }

  #checkLabelValues(family: FamilyState, { labels }: SampleLine): void {
    if (this.#labelValues === undefined) return;
    for (const finding of this.#labelValues.check(family, labels, this.#source.bytes))
      this.#note(family, finding);
  }

  #startPoint(family: FamilyState, { timestamp, nameStart, nameEnd }: SampleLine): void {
    this.#closePoint(family);
    this.#timestamp = timestamp;
    this.#firstOfPoint = { line: this.#source.number, column: 1, endColumn: 1 + nameEnd - nameStart };
    this.#seriesOfPoint.clear();
  }

  #closePoint(family: FamilyState): void {
    if (this.#histogram.isEmpty) return;
    for (const finding of this.#histogram.findings(family, this.#firstOfPoint, this.#isWhole(family))) {
      this.#log.addLateFinding(finding);
    }
    this.#histogram.clear();
  }

  #isWhole(family: FamilyState): boolean {
    return !family.incomplete && !this.#isResumed;
  }

  #addToPoint({ family, role }: SampleName, sample: SampleLine, bound: BoundLabel | undefined): void {
    if (role === 'bucket' && bound !== undefined) {
      family.bucketBounds.add(bound.value);
      this.#note(family, this.#histogram.addBucket(family, sample, bound));
    } else if (family.type === 'histogram' || family.type === 'gaugehistogram') {
      this.#histogram.addPart(role, this.#source, sample);
    }
    if (bound !== undefined && role !== 'state' && family.metrics === 1) family.firstMetricBuckets++;
  }

  #isRepeatedInPoint(): boolean {
    // 53 of the 64 bits: a Set compares numbers by value, and there are few series in a point.
    const key = (this.#seriesHigh >>> 0) * 0x200000 + (this.#seriesLow >>> 11);
    if (this.#seriesOfPoint.has(key)) return true;
    this.#seriesOfPoint.add(key);
    return false;
  }

  #note(family: FamilyState, finding: LineFinding | undefined): void {
    if (finding !== undefined) this.#log.addLineFinding(this.#source, { ...finding, metric: family.name });
  }
}
