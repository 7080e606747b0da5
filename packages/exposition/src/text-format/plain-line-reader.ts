import { LINE_FEED } from '../bytes/ascii.js';
import { parseFloat64 } from '../bytes/parse-float.js';
import { SeriesTable } from '../bytes/series-table.js';
import type { SourceLine } from '../bytes/source-line.js';
import { formatBound } from '../checks/compound-checks.js';
import type { LabelValueCheck } from '../checks/label-values.js';
import type { FamilyState } from '../model/family-state.js';
import { KnownBounds } from '../model/known-bounds.js';
import type { MetricName } from '../model/name-table.js';
import type { SampleRecorder } from '../model/sample-recorder.js';
import { KERNEL_STOP, LineKernel } from './line-kernel.js';
import { LineTemplate, settleLabel, takeLineCount } from './line-template.js';
import type { SampleLine } from './sample-line.js';

/**
 * Reads the sample lines that make up nearly all of a large body: lines like one before in the same family, except
 * for label values and sample value, in which there is nothing to report.
 *
 * It judges nothing. What it cannot take without a doubt it leaves to {@link SampleLine} and {@link SampleRecorder},
 * which take every line, record it in the same tables, and are slower.
 */
export class PlainLineReader {
  readonly #source: SourceLine;
  readonly #recorder: SampleRecorder;
  readonly #labelValues: LabelValueCheck | undefined;
  readonly #maxLineBytes: number;
  readonly #firstLine: number;
  #kernel: LineKernel | undefined;
  #bounds: KnownBounds | undefined;
  #hasNoKernel = false;
  /** The family of all templates. */
  #family: FamilyState | undefined;
  #templates: LineTemplate[] = [];
  #lessons = 0;
  /** Which part of the buffer the kernel has. */
  #copiedStart = 0;
  #copiedEnd = 0;
  /** Whether the kernel takes values for harmless that are so only because they were reported. */
  #takesReported = false;
  /** The histogram or summary of the latest plain line, and its hash; 0 if there is none in this family yet. */
  #compound = 0;
  #compoundHigh = 0;
  #compoundLow = 0;

  /**
   * @param labelValues - where label values are looked at
   * @param firstLine - the line from which on it is worth while
   */
  constructor(
    source: SourceLine,
    recorder: SampleRecorder,
    labelValues: LabelValueCheck | undefined,
    maxLineBytes: number,
    firstLine: number,
  ) {
    this.#source = source;
    this.#recorder = recorder;
    this.#labelValues = labelValues;
    this.#maxLineBytes = maxLineBytes;
    this.#firstLine = firstLine;
  }

  /** Learns from the sample line recorded last, in which nothing was found. */
  learn(name: MetricName, sample: SampleLine): void {
    const { family } = name;
    if (this.#source.number < this.#firstLine || this.#hasNoKernel) return;
    // Many families have one sample only.
    if (family.sampleCount < 2 && !this.#isNameRepeated(sample)) return;
    if (this.#family !== family) this.#forget(family);
    if (this.#lessons >= MOST_LESSONS) return;
    this.#lessons++;
    const labelNames = this.#recorder.labelNamesOf(family);
    const template = labelNames && LineTemplate.of(this.#source, name, sample, labelNames);
    if (template === undefined) return;
    const kernel = (this.#kernel ??= this.#startKernel());
    if (kernel === undefined) return;
    this.#learnBound(kernel, sample, template.boundIndex);
    this.#addTemplate(kernel, template);
  }

  /** The bytes of the buffer are others from now on. */
  onChunk(): void {
    this.#copiedEnd = 0;
  }

  /**
   * Reads lines from `start` on, as long as they are plain lines of the family.
   *
   * @param end - as in `LineSink.onLines`
   * @returns the offset of the first line that was not read
   */
  read(family: FamilyState | undefined, bytes: Uint8Array, start: number, end: number): number {
    const kernel = this.#kernel;
    if (kernel === undefined || family === undefined || this.#family !== family) return start;
    if (this.#templates.length === 0) return start;
    let at = start;
    while (at < end) {
      const isCopied = at >= this.#copiedStart && at < this.#copiedEnd;
      if (!isCopied && !this.#copy(kernel, bytes, at, end)) return at;
      const { number } = this.#source;
      const { reason, offset } = kernel.read(
        at - this.#copiedStart,
        this.#copiedEnd - this.#copiedStart,
        number + 1,
        family.timestampReported,
      );
      at = this.#copiedStart + offset;
      this.#enterLines(kernel, family);
      if (reason === KERNEL_STOP.notPlain) return at;
      if (reason === KERNEL_STOP.unsettledValue && !this.#settleValue(kernel, family, offset)) return at;
    }
    return at;
  }

  #startKernel(): LineKernel | undefined {
    const { series } = this.#recorder;
    const kernel = series instanceof SeriesTable ? LineKernel.start(series) : undefined;
    if (kernel === undefined) {
      this.#hasNoKernel = true;
      return undefined;
    }
    kernel.exports.longestLine.value = Math.min(this.#maxLineBytes, kernel.exports.CHUNK_BYTES.value);
    kernel.exports.looksAtValues.value = this.#labelValues === undefined ? 0 : 1;
    this.#recorder.series = kernel;
    this.#bounds = new KnownBounds(kernel);
    return kernel;
  }

  /** Gives the kernel whole lines. @returns false if the first one is too long for it */
  #copy({ exports, bytes: memory }: LineKernel, bytes: Uint8Array, start: number, end: number): boolean {
    let copiedEnd = end;
    if (end - start > exports.CHUNK_BYTES.value) {
      copiedEnd = bytes.lastIndexOf(LINE_FEED, start + exports.CHUNK_BYTES.value - 1) + 1;
      if (copiedEnd <= start) return false;
    }
    memory.set(bytes.subarray(start, copiedEnd), exports.CHUNK.value);
    exports.reading.value++;
    exports.settledLine.value = -1;
    this.#copiedStart = start;
    this.#copiedEnd = copiedEnd;
    return true;
  }

  /** Enters in the family what the kernel has read. */
  #enterLines(kernel: LineKernel, family: FamilyState): void {
    const { exports } = kernel;
    this.#source.number += exports.lineCount.value;
    this.#templates.forEach(({ isPart, labelNames }, index) => {
      const count = takeLineCount(kernel, index);
      family.sampleCount += count;
      family.seriesCount += count;
      if (isPart) return;
      family.metrics += count;
      labelNames.metrics += count;
    });
    const recordCount = exports.recordCount.value;
    if (recordCount === 0) return;
    exports.recordCount.value = 0;
    const { words } = kernel;
    const floats = new Float64Array(words.buffer);
    const recordWords = exports.RECORD_BYTES.value / 4;
    let at = exports.RECORDS.value / 4;
    for (let i = 0; i < recordCount; i++) {
      this.#enterPart(kernel, words, at, floats[(at + COUNT) / 2] ?? 0);
      at += recordWords;
    }
  }

  #enterPart(kernel: LineKernel, words: Int32Array, at: number, count: number): void {
    const template = this.#templates[words[at] ?? 0];
    if (template === undefined || this.#bounds === undefined) return;
    const { family, role } = template.name;
    const { compounds } = this.#recorder;
    const line = words[at + LINE] ?? 0;
    const column = words[at + COLUMN] ?? 0;
    const endColumn = words[at + END_COLUMN] ?? 0;
    const high = ((words[at + HIGH] ?? 0) + family.seedHigh) | 0;
    const low = ((words[at + LOW] ?? 0) + family.seedLow) | 0;
    if (this.#compound === 0 || high !== this.#compoundHigh || low !== this.#compoundLow) {
      this.#compoundHigh = high;
      this.#compoundLow = low;
      this.#recorder.enterMetric(family, template.labelNames, high, low);
      this.#compound = this.#recorder.compoundOf(family, high, low, line, 1, template.nameEndColumn);
    }
    if (role === 'sum') {
      compounds.addSum(this.#compound);
    } else if (role === 'count') {
      compounds.addCount(this.#compound, count, line, column, endColumn);
    } else {
      const bound = words[at + BOUND] ?? 0;
      if (high === family.firstMetricHigh && low === family.firstMetricLow) family.firstMetricBuckets++;
      const value = this.#bounds.valueAt(bound);
      if (role === 'bucket') {
        if (this.#bounds.isNewInFamily(bound)) family.bucketBounds.add(value);
        compounds.addBucket(this.#compound, value, count, line, column, endColumn);
      } else {
        const start = kernel.exports.CHUNK.value + (words[at + VALUE_START] ?? 0);
        const quantile = parseFloat64(kernel.bytes, start, start + endColumn - column) ?? NaN;
        compounds.addBucket(this.#compound, value, quantile, line, column, endColumn);
      }
    }
  }

  /** @returns whether there is nothing to report of the label value at which the kernel has stopped */
  #settleValue(kernel: LineKernel, family: FamilyState, lineStart: number): boolean {
    const { exports, words } = kernel;
    const index = exports.latestTemplate.value;
    const label = exports.valueLabel.value;
    const shapes = this.#templates[index]?.labelShapes[label];
    const high = exports.valueHigh.value;
    const low = exports.valueLow.value;
    const start = exports.CHUNK.value + exports.valueStart.value;
    const end = exports.CHUNK.value + exports.valueEnd.value;
    const verdict = shapes
      ? (this.#labelValues?.judge(shapes, family.sampleCount, high, low, kernel.bytes, start, end) ??
        'ignored')
      : 'ignored';
    if (verdict === 'new') return false;
    // What is known of a value may be overwritten by what is learnt of another in the same line.
    exports.settledLine.value = lineStart;
    exports.settledLabel.value = label;
    if (verdict === 'ignored') {
      settleLabel(kernel, index, label);
      return true;
    }
    if (verdict === 'reported') this.#takesReported = true;
    const slot = exports.HARMLESS.value + 8 * (low & (exports.HARMLESS_SLOTS.value - 1));
    words[slot / 4] = high;
    words[slot / 4 + 1] = low;
    return true;
  }

  /** Whether the next line begins like this one, as far as it is in the buffer. */
  #isNameRepeated({ nameStart, nameEnd }: SampleLine): boolean {
    const { bytes, end } = this.#source;
    for (let i = 0; i < nameEnd - nameStart; i++) {
      if (bytes[end + 1 + i] !== bytes[nameStart + i]) return false;
    }
    return true;
  }

  #forget(family: FamilyState): void {
    this.#family = family;
    this.#templates = [];
    this.#lessons = 0;
    this.#compound = 0;
    this.#bounds?.nextFamily();
    if (this.#kernel === undefined) return;
    const { exports, bytes } = this.#kernel;
    exports.templateCount.value = 0;
    exports.latestTemplate.value = 0;
    if (!this.#takesReported) return;
    this.#takesReported = false;
    bytes.fill(0, exports.HARMLESS.value, exports.HARMLESS.value + 8 * exports.HARMLESS_SLOTS.value);
  }

  #learnBound(kernel: LineKernel, { labels }: SampleLine, index: number): void {
    if (index === -1) return;
    const start = labels.valueStarts[index] ?? 0;
    const bound = parseFloat64(this.#source.bytes, start, labels.valueEnds[index] ?? 0);
    // In another spelling it is something to report, once in each family.
    if (bound === undefined || labels.value(index) !== formatBound(bound)) return;
    this.#bounds?.add(labels.hashesHigh[index] ?? 0, labels.hashesLow[index] ?? 0, bound);
  }

  #addTemplate(kernel: LineKernel, template: LineTemplate): void {
    const index = this.#templates.length;
    if (index >= kernel.exports.MOST_TEMPLATES.value) return;
    if (this.#templates.some((known) => known.isLike(template)) || !template.write(kernel, index)) return;
    this.#templates.push(template);
    kernel.exports.templateCount.value = index + 1;
    kernel.exports.latestTemplate.value = index;
  }
}

/** A histogram has three kinds of lines, and some families more than one set of label names. */
const MOST_LESSONS = 64;

// The words of a record, as in kernel/plain-lines.ts. The first is the number of the template.
const HIGH = 1;
const LOW = 2;
const BOUND = 3;
const LINE = 4;
const COLUMN = 5;
const END_COLUMN = 6;
const VALUE_START = 7;
const COUNT = 8;
