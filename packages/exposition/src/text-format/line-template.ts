import type { SourceLine } from '../bytes/source-line.js';
import { EXEMPT_LABELS, type LabelShapes, shapesOf } from '../checks/label-values.js';
import { boundLabelOf, type LabelNameSetState } from '../model/family-state.js';
import type { MetricName } from '../model/name-table.js';
import type { SampleLine } from './sample-line.js';

/** Longer lines are read one by one, which bounds what a template holds. */
const LONGEST_TEMPLATE = 4096;

/**
 * What sample lines have in common that differ in label values and sample value only: the texts around those values.
 *
 * A line with the same texts, and label values that need no closer look, reads like the line the template was made
 * from: the scanner goes from left to right and would find the same names at the same places.
 */
export class LineTemplate {
  readonly name: MetricName;
  readonly labelNames: LabelNameSetState;
  readonly labelCount: number;
  /** The index of the `le` or `quantile` that tells series of one compound apart, or -1. */
  readonly boundIndex: number;
  /**
   * For each text how many of its bytes fill words of four, those words, how many bytes are left, a word with those,
   * and a mask of the same bytes. After every text but the last come the two states of the hash of the label whose
   * value follows, as its name leaves them.
   */
  readonly program: Int32Array;
  /** Whether the value may be negative or NaN. */
  readonly takesAnyValue: boolean;
  /** Whether the lines are parts of histograms or summaries. */
  readonly isPart: boolean;
  /** Whether the value is needed as a number: it is a count of observations. */
  readonly isCount: boolean;
  /** What is known of the values of each label, `undefined` for those that are not looked at. */
  readonly labelShapes: readonly (LabelShapes | undefined)[];
  /** The column after the metric name. */
  readonly nameEndColumn: number;
  /** The index in the program behind so many labels. */
  readonly steps: Int32Array;
  /** The latest line that had this template, of which the next one may repeat the beginning. */
  readonly latest: LatestLine;
  /** The template to try where a line does not have this one. */
  next: LineTemplate;

  constructor(
    name: MetricName,
    sample: SampleLine,
    labelNames: LabelNameSetState,
    boundIndex: number,
    program: Int32Array,
    steps: readonly number[],
  ) {
    const { role, family } = name;
    this.next = this;
    this.name = name;
    this.labelNames = labelNames;
    this.labelCount = sample.labels.count;
    this.boundIndex = boundIndex;
    this.program = program;
    this.steps = Int32Array.from(steps);
    this.latest = new LatestLine(this.labelCount);
    this.isPart = boundLabelOf(family) !== undefined;
    this.takesAnyValue = role === 'plain' && family.type !== 'counter';
    this.isCount = role === 'bucket' || role === 'count';
    this.labelShapes = Array.from({ length: this.labelCount }, (_, i) => {
      const label = sample.labels.name(i);
      return EXEMPT_LABELS.has(label) ? undefined : shapesOf(family, label);
    });
    this.nameEndColumn = sample.nameEnd - sample.nameStart + 1;
  }

  /**
   * The template of a line in which nothing was found.
   *
   * @returns `undefined` for a line that others had better not be measured by
   */
  static of(
    source: SourceLine,
    name: MetricName,
    sample: SampleLine,
    labelNames: LabelNameSetState,
  ): LineTemplate | undefined {
    const { bytes, start } = source;
    const { labels, nameStart, valueStart } = sample;
    if (nameStart !== start || valueStart - start > LONGEST_TEMPLATE) return undefined;
    const boundIndex = indexOfBound(name, sample);
    // The bound of a sum or count says nothing, and is not looked at.
    if (boundIndex !== -1 && (name.role === 'sum' || name.role === 'count')) return undefined;
    const program: number[] = [];
    const steps = [0];
    let textStart = start;
    for (let i = 0; i < labels.count; i++) {
      const valueOfLabel = labels.valueStarts[i] ?? 0;
      addText(program, bytes, textStart, valueOfLabel);
      program.push(labels.statesHigh[i] ?? 0, labels.statesLow[i] ?? 0);
      steps.push(program.length);
      textStart = labels.valueEnds[i] ?? 0;
    }
    addText(program, bytes, textStart, valueStart);
    return new LineTemplate(name, sample, labelNames, boundIndex, Int32Array.from(program), steps);
  }

  /** Whether the same lines have both. */
  isLike({ program }: LineTemplate): boolean {
    return this.program.length === program.length && this.program.every((word, i) => word === program[i]);
  }
}

/** What is kept of a line for the next. */
export class LatestLine {
  /** In which call of the reader it was read: after that its bytes are gone. */
  reading = 0;
  start = 0;
  /** How long it is up to the sample value. */
  length = 0;
  /** Behind so many labels the offset in the line, which is that of a closing quote, and the sums of the hashes. */
  readonly ends: Int32Array;
  readonly sumsHigh: Int32Array;
  readonly sumsLow: Int32Array;
  boundHigh = 0;
  boundLow = 0;

  constructor(labelCount: number) {
    this.ends = new Int32Array(labelCount + 1);
    this.sumsHigh = new Int32Array(labelCount + 1);
    this.sumsLow = new Int32Array(labelCount + 1);
  }
}

function indexOfBound({ family }: MetricName, { labels }: SampleLine): number {
  const boundLabel = boundLabelOf(family);
  if (boundLabel === undefined) return -1;
  for (let i = 0; i < labels.count; i++) if (labels.isNamed(i, boundLabel)) return i;
  return -1;
}

function addText(program: number[], bytes: Uint8Array, start: number, end: number): void {
  const rest = (end - start) & 3;
  const wordsEnd = end - rest;
  program.push(wordsEnd - start);
  for (let at = start; at < wordsEnd; at += 4) program.push(wordOf(bytes, at, wordsEnd));
  program.push(rest, wordOf(bytes, wordsEnd, end), rest === 0 ? 0 : -1 >>> (32 - 8 * rest));
}

function wordOf(bytes: Uint8Array, start: number, end: number): number {
  let word = 0;
  for (let i = 0; i < 4 && start + i < end; i++) word |= (bytes[start + i] ?? 0) << (8 * i);
  return word;
}
