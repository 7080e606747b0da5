import type { SourceLine } from '../bytes/source-line.js';
import { EXEMPT_LABELS, type LabelShapes, shapesOf } from '../checks/label-values.js';
import { boundLabelOf, type LabelNameSetState } from '../model/family-state.js';
import type { MetricName } from '../model/name-table.js';
import type { LineKernel } from './line-kernel.js';
import type { SampleLine } from './sample-line.js';

/** More labels make a line one for the full scanner. */
const MOST_LABELS = 64;

/**
 * What sample lines have in common that differ in label values and sample value only: the texts around those values.
 *
 * A line with the same texts, and label values that need no closer look, reads like the line the template was made
 * from: the scanner goes from left to right and would find the same names at the same places.
 */
export class LineTemplate {
  readonly name: MetricName;
  readonly labelNames: LabelNameSetState;
  /** The index of the `le` or `quantile` that tells series of one compound apart, or -1. */
  readonly boundIndex: number;
  /** Whether the lines are parts of histograms or summaries. */
  readonly isPart: boolean;
  /** What is known of the values of each label, `undefined` for those that are not looked at. */
  readonly labelShapes: readonly (LabelShapes | undefined)[];
  /** The column after the metric name. */
  readonly nameEndColumn: number;
  readonly #texts: readonly Text[];

  private constructor(
    name: MetricName,
    sample: SampleLine,
    labelNames: LabelNameSetState,
    boundIndex: number,
    texts: readonly Text[],
  ) {
    this.name = name;
    this.labelNames = labelNames;
    this.boundIndex = boundIndex;
    this.isPart = boundLabelOf(name.family) !== undefined;
    this.labelShapes = Array.from({ length: sample.labels.count }, (_, i) => {
      const label = sample.labels.name(i);
      return EXEMPT_LABELS.has(label) ? undefined : shapesOf(name.family, label);
    });
    this.nameEndColumn = sample.nameEnd - sample.nameStart + 1;
    this.#texts = texts;
  }

  /**
   * The template of a line in which nothing was found.
   *
   * @returns `undefined` for a line that others had better not be measured by
   */
  static of(
    { bytes, start }: SourceLine,
    name: MetricName,
    sample: SampleLine,
    labelNames: LabelNameSetState,
  ): LineTemplate | undefined {
    const { labels, nameStart, valueStart } = sample;
    if (nameStart !== start || labels.count > MOST_LABELS) return undefined;
    const boundIndex = indexOfBound(name, sample);
    // The bound of a sum or count says nothing, and is not looked at.
    if (boundIndex !== -1 && (name.role === 'sum' || name.role === 'count')) return undefined;
    const texts: Text[] = [];
    let textStart = start;
    for (let i = 0; i < labels.count; i++) {
      const end = labels.valueStarts[i] ?? 0;
      const stateHigh = labels.statesHigh[i] ?? 0;
      const stateLow = labels.statesLow[i] ?? 0;
      texts.push({ bytes: Uint8Array.from(bytes.subarray(textStart, end)), stateHigh, stateLow });
      textStart = labels.valueEnds[i] ?? 0;
    }
    texts.push({ bytes: Uint8Array.from(bytes.subarray(textStart, valueStart)), stateHigh: 0, stateLow: 0 });
    return new LineTemplate(name, sample, labelNames, boundIndex, texts);
  }

  /** Whether the same lines have both. */
  isLike(other: LineTemplate): boolean {
    return (
      this.#texts.length === other.#texts.length &&
      this.#texts.every(({ bytes }, i) => isSame(bytes, other.#texts[i]?.bytes))
    );
  }

  /**
   * Writes the template where the kernel looks for it.
   *
   * @param index - the number of its place
   * @returns whether there is room enough for it
   */
  write(kernel: LineKernel, index: number): boolean {
    const { TEMPLATES, TEMPLATE_BYTES } = kernel.exports;
    const size = TEXTS + this.#texts.reduce((sum, { bytes }) => sum + TEXT_HEADER + padded(bytes.length), 0);
    if (size > TEMPLATE_BYTES.value) return false;
    const start = TEMPLATES.value + index * TEMPLATE_BYTES.value;
    const { role, family, seedHigh, seedLow } = this.name;
    const flags =
      (this.isPart ? IS_PART : 0) |
      (role === 'bucket' || role === 'count' ? IS_COUNT : 0) |
      (role === 'plain' && family.type !== 'counter' ? TAKES_ANY_VALUE : 0);
    const { words, bytes: memory } = kernel;
    memory.fill(0, start, start + TEMPLATE_BYTES.value);
    words.set([this.labelShapes.length, this.boundIndex, flags, seedHigh, seedLow], start / 4);
    let at = TEXTS;
    this.#texts.forEach(({ bytes, stateHigh, stateLow }, i) => {
      words[(start + LABELS + i * LABEL_BYTES + NEXT_TEXT) / 4] = at;
      words.set([bytes.length, stateHigh, stateLow], (start + at) / 4);
      memory.set(bytes, start + at + TEXT_HEADER);
      at += TEXT_HEADER + padded(bytes.length);
    });
    return true;
  }
}

/** Takes from the memory how many lines were read by the template at a place, and begins to count anew. */
export function takeLineCount({ exports, words }: LineKernel, index: number): number {
  const at = (exports.TEMPLATES.value + index * exports.TEMPLATE_BYTES.value + LINE_COUNT) / 4;
  const count = words[at] ?? 0;
  words[at] = 0;
  return count;
}

/** Makes the kernel look at no more values of a label. */
export function settleLabel({ exports, words }: LineKernel, index: number, label: number): void {
  const start = exports.TEMPLATES.value + index * exports.TEMPLATE_BYTES.value;
  words[(start + LABELS + (label + 1) * LABEL_BYTES + SETTLED) / 4] = 1;
}

/** What stands between two label values, and both states of the hash of the label it ends with. */
interface Text {
  readonly bytes: Uint8Array;
  readonly stateHigh: number;
  readonly stateLow: number;
}

// As in kernel/plain-lines.ts.
const IS_PART = 1;
const IS_COUNT = 2;
const TAKES_ANY_VALUE = 4;
const LINE_COUNT = 20;
const LABELS = 64;
const LABEL_BYTES = 24;
const NEXT_TEXT = 12;
const SETTLED = 16;
const TEXTS = LABELS + LABEL_BYTES * (MOST_LABELS + 1);
const TEXT_HEADER = 12;

/** The kernel reads eight bytes at a time. */
function padded(length: number): number {
  return (length + 7) & ~7;
}

function indexOfBound({ family }: MetricName, { labels }: SampleLine): number {
  const boundLabel = boundLabelOf(family);
  if (boundLabel === undefined) return -1;
  for (let i = 0; i < labels.count; i++) if (labels.isNamed(i, boundLabel)) return i;
  return -1;
}

function isSame(one: Uint8Array, other: Uint8Array | undefined): boolean {
  return one.length === other?.length && one.every((byte, i) => byte === other[i]);
}
