import { parseFloat64 } from '../bytes/parse-float.js';
import { formatBound } from '../checks/compound-checks.js';
import { LINE_FEED } from '../bytes/ascii.js';
import type { LabelValueCheck } from '../checks/label-values.js';
import type { SourceLine } from '../bytes/source-line.js';
import type { FamilyState } from '../model/family-state.js';
import { KnownBounds } from '../model/known-bounds.js';
import type { MetricName } from '../model/name-table.js';
import type { SampleRecorder } from '../model/sample-recorder.js';
import { LineTemplate } from './line-template.js';
import { plainCount, skipPlainNumber, skipPlainTimestamp } from './plain-number.js';
import type { SampleLine } from './sample-line.js';
import { CANDIDATE_WORDS, MOST_CANDIDATES, TemplateMatch } from './template-match.js';

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
  /** The family of all templates. */
  #family: FamilyState | undefined;
  /** The one that fitted last; the others follow in a ring. */
  #template: LineTemplate | undefined;
  #templateCount = 0;
  #lessons = 0;
  readonly #bounds = new KnownBounds();
  #reading = 0;
  readonly #match = new TemplateMatch();
  /** The histogram or summary of the latest plain line, and its hash; 0 if there is none in this family yet. */
  #compound = 0;
  #compoundHigh = 0;
  #compoundLow = 0;
  #viewed: Uint8Array | undefined;
  #view: DataView = new DataView(new ArrayBuffer(0));

  /** @param labelValues - where label values are looked at */
  constructor(
    source: SourceLine,
    recorder: SampleRecorder,
    labelValues: LabelValueCheck | undefined,
    maxLineBytes: number,
  ) {
    this.#labelValues = labelValues;
    this.#source = source;
    this.#recorder = recorder;
    this.#maxLineBytes = maxLineBytes;
  }

  /** Learns from the sample line recorded last, in which nothing was found. */
  learn(name: MetricName, sample: SampleLine): void {
    const { family } = name;
    // Many families have one sample only.
    if (family.sampleCount < 2 && !this.#isNameRepeated(sample)) return;
    if (this.#family !== family) this.#forget(family);
    if (this.#lessons >= MOST_LESSONS) return;
    this.#lessons++;
    const labelNames = this.#recorder.labelNamesOf(family);
    const template = labelNames && LineTemplate.of(this.#source, name, sample, labelNames);
    if (template === undefined) return;
    this.#learnBound(sample, template.boundIndex);
    this.#addTemplate(template);
  }

  /**
   * Reads lines from `start` on, as long as they are plain lines of the family.
   *
   * @param end - as in `LineSink.onLines`
   * @returns the offset of the first line that was not read
   */
  read(family: FamilyState | undefined, bytes: Uint8Array, start: number, end: number): number {
    if (this.#template === undefined || family === undefined || this.#family !== family) return start;
    const view = this.#viewOf(bytes);
    this.#reading++;
    let lineStart = start;
    while (lineStart < end) {
      const valueStart = this.#findTemplate(bytes, view, lineStart);
      if (valueStart === -1) break;
      const lineEnd = this.#readLine(this.#template, bytes, lineStart, valueStart);
      if (lineEnd === -1) break;
      lineStart = lineEnd + 1;
    }
    return lineStart;
  }

  /** @returns the offset of the sample value, or -1 if no template fits */
  #findTemplate(bytes: Uint8Array, view: DataView, lineStart: number): number {
    let template = this.#template;
    for (let untried = this.#templateCount; untried > 0 && template !== undefined; untried--) {
      const valueStart = this.#match.match(template, bytes, view, lineStart, this.#reading);
      if (valueStart !== -1) {
        this.#template = template;
        return valueStart;
      }
      template = template.next;
    }
    return -1;
  }

  /** @returns the offset of the line feed, or -1 if the line is not plain; it is not recorded then */
  #readLine(template: LineTemplate, bytes: Uint8Array, lineStart: number, valueStart: number): number {
    const match = this.#match;
    const { name } = template;
    const { family } = name;
    const valueEnd = skipPlainNumber(bytes, valueStart, template.takesAnyValue);
    if (valueEnd === -1) return -1;
    let lineEnd = valueEnd;
    // That a family has timestamps is told at the first.
    if (bytes[valueEnd] !== LINE_FEED) {
      lineEnd = family.timestampReported ? skipPlainTimestamp(bytes, valueEnd + 1) : -1;
    }
    if (lineEnd === -1 || lineEnd - lineStart > this.#maxLineBytes) return -1;
    const count = numberOf(template, bytes, valueStart, valueEnd);
    const bound = template.boundIndex === -1 ? 0 : this.#bounds.find(match.boundHigh, match.boundLow);
    if (Number.isNaN(count) || bound === -1 || (template.isPart && match.hasEmptyValue)) return -1;
    if (match.candidateCount > 0 && !this.#areSettled(template, bytes)) return -1;
    const source = this.#source;
    const high = (match.high + match.boundHigh + name.seedHigh) | 0;
    const low = (match.low + match.boundLow + name.seedLow) | 0;
    if (this.#recorder.series.claim(high, low, source.number + 1) !== 0) return -1;
    source.number++;
    family.sampleCount++;
    family.seriesCount++;
    if (template.isPart) {
      this.#enterPart(template, bound, count, valueStart - lineStart + 1, valueEnd - lineStart + 1);
    } else {
      family.metrics++;
      template.labelNames.metrics++;
    }
    return lineEnd;
  }

  /** Whether there is nothing to report of the label values that may have a shape. */
  #areSettled(template: LineTemplate, bytes: Uint8Array): boolean {
    const check = this.#labelValues;
    if (check === undefined) return true;
    const { candidates, candidateCount } = this.#match;
    if (candidateCount > MOST_CANDIDATES) return false;
    const { sampleCount } = template.name.family;
    for (let i = 0; i < candidateCount; i++) {
      const at = i * CANDIDATE_WORDS;
      const shapes = template.labelShapes[candidates[at] ?? 0];
      const start = candidates[at + 1] ?? 0;
      const end = candidates[at + 2] ?? 0;
      const high = candidates[at + 3] ?? 0;
      const low = candidates[at + 4] ?? 0;
      if (shapes && !check.isSettled(shapes, sampleCount, high, low, bytes, start, end)) return false;
    }
    return true;
  }

  #enterPart(template: LineTemplate, bound: number, count: number, column: number, endColumn: number): void {
    const { family, role } = template.name;
    const { compounds } = this.#recorder;
    const line = this.#source.number;
    const high = (this.#match.high + family.seedHigh) | 0;
    const low = (this.#match.low + family.seedLow) | 0;
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
      if (high === family.firstMetricHigh && low === family.firstMetricLow) family.firstMetricBuckets++;
      const value = this.#bounds.valueAt(bound);
      if (role === 'bucket' && this.#bounds.isNewInFamily(bound)) family.bucketBounds.add(value);
      compounds.addBucket(this.#compound, value, count, line, column, endColumn);
    }
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
    this.#template = undefined;
    this.#templateCount = 0;
    this.#lessons = 0;
    this.#bounds.nextFamily();
    this.#compound = 0;
    this.#compoundHigh = 0;
    this.#compoundLow = 0;
  }

  #learnBound({ labels }: SampleLine, index: number): void {
    if (index === -1) return;
    const start = labels.valueStarts[index] ?? 0;
    const bound = parseFloat64(this.#source.bytes, start, labels.valueEnds[index] ?? 0);
    // In another spelling it is something to report, once in each family.
    if (bound === undefined || labels.value(index) !== formatBound(bound)) return;
    this.#bounds.add(labels.hashesHigh[index] ?? 0, labels.hashesLow[index] ?? 0, bound);
  }

  #addTemplate(template: LineTemplate): void {
    if (this.#templateCount >= MOST_TEMPLATES) return;
    const latest = this.#template;
    if (latest !== undefined) {
      for (let known = latest.next; ; known = known.next) {
        if (known.isLike(template)) return;
        if (known === latest) break;
      }
      template.next = latest.next;
      latest.next = template;
    }
    this.#template = template;
    this.#templateCount++;
  }

  #viewOf(bytes: Uint8Array): DataView {
    if (this.#viewed !== bytes) {
      this.#viewed = bytes;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    return this.#view;
  }
}

/** The sample value where it is needed as a number; NaN if the line is not plain. */
function numberOf(template: LineTemplate, bytes: Uint8Array, start: number, end: number): number {
  if (template.isCount) return plainCount(bytes, start, end);
  return template.isPart && template.boundIndex !== -1 ? (parseFloat64(bytes, start, end) ?? NaN) : 0;
}

/** A histogram has three kinds of lines, and some families more than one set of label names. */
const MOST_TEMPLATES = 8;
const MOST_LESSONS = 64;
