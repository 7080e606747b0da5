import { CompoundSeries } from './compound-series.js';
import type { ExpositionSample } from '../exposition-sample.js';
import { boundLabelOf, type FamilyState } from './family-state.js';
import type { LineFinding } from '../problems/line-finding.js';
import { type BoundLabel, checkLabelNames, checkRepeatedLabels, readBoundLabel } from '../checks/label-checks.js';
import { LabelHashes } from './label-hashes.js';
import type { MetricName } from './name-table.js';
import type { ProblemLog } from '../problems/problem-log.js';
import { checkBound, checkCount, checkPart, checkSeparation, duplicateSeries } from '../checks/sample-checks.js';
import type { SampleLine } from '../text-format/sample-line.js';
import { toExpositionSample } from './sample-view.js';
import { SeriesTable } from '../bytes/series-table.js';
import type { SourceLine } from '../bytes/source-line.js';

/** Judges well-formed sample lines and enters them in their families and series. */
export class SampleRecorder {
  readonly #source: SourceLine;
  readonly #log: ProblemLog;
  readonly #onSample: ((sample: ExpositionSample) => void) | undefined;
  readonly #hashes = new LabelHashes();
  /** The line of the first sample of each series. */
  readonly #series = new SeriesTable();
  /** The 1-based index of each compound series in its family. */
  readonly #compoundSeries = new SeriesTable();

  constructor(
    source: SourceLine,
    log: ProblemLog,
    onSample: ((sample: ExpositionSample) => void) | undefined,
  ) {
    this.#source = source;
    this.#log = log;
    this.#onSample = onSample;
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
    this.#note(name, checkCount(name, sample));
    this.#note(name, checkLabelNames(family, sample, this.#hashes.labelNames, this.#source.number));
    family.sampleCount++;
    const firstLine = this.#series.claim(
      this.#hashes.seriesHigh,
      this.#hashes.seriesLow,
      this.#source.number,
    );
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

  #addToCompound({ family, role }: MetricName, sample: SampleLine, bound: BoundLabel | undefined): void {
    const series = this.#compoundSeriesOf(family, sample);
    if (role === 'sum') {
      series.addSum();
    } else if (role === 'count') {
      series.addCount(sample.value, this.#source.place(sample.valueStart, sample.valueEnd));
    } else if (role === 'bucket' && bound !== undefined && !Number.isNaN(bound.value)) {
      family.bucketBounds.add(bound.value);
      series.addBucket(bound.value, sample.value, this.#source.place(sample.valueStart, sample.valueEnd));
    }
  }

  #compoundSeriesOf(family: FamilyState, sample: SampleLine): CompoundSeries {
    const { compoundHigh, compoundLow } = this.#hashes;
    const next = family.compoundSeries.length + 1;
    const index = this.#compoundSeries.claim(compoundHigh, compoundLow, next);
    const known = family.compoundSeries[index - 1];
    if (known !== undefined) return known;
    const series = new CompoundSeries(this.#source.place(sample.nameStart, sample.nameEnd));
    family.compoundSeries.push(series);
    return series;
  }

  #note({ family }: MetricName, finding: LineFinding | undefined): void {
    if (finding !== undefined) this.#log.addLineFinding(this.#source, { ...finding, metric: family.name });
  }
}
