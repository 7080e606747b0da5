import { type LabelValueShape, labelValueShape } from '@ibex/catalog/label-value-shape';
import { unescaped } from '../bytes/unescaped.js';
import { decodeUtf8 } from '../bytes/utf8.js';
import type { LineFinding } from '../problems/line-finding.js';
import type { ProblemCode } from '../problems/problem-codes.js';
import { quote } from '../problems/quote.js';
import { hasEnough, mayHaveShape } from './label-value-bytes.js';
import type { LabelOffsets } from '../text-format/label-offsets.js';

/** A size of cache that takes the values of all labels of a large program, in 24 KiB. */
const CACHED_VALUES = 2048;
/** For how many more samples of a family other shapes are looked for in a label that has been reported. */
const SAMPLES_AFTER_FINDING = 1000;

/** Labels whose values are told from each other by the exposition format itself. */
export const EXEMPT_LABELS: ReadonlySet<string> = new Set(['le', 'quantile']);

/** The label is not looked at any more, the value has no shape, its shape has been reported, or is to be reported. */
export type ValueVerdict = 'ignored' | 'harmless' | 'reported' | 'new';

/** What is known of the values of one label of a family. */
export interface LabelShapes {
  /** The shapes reported, a bit for each. */
  reported: number;
  /** Where looking at them ends, as the number of samples of the family. */
  lastSample: number;
}

/** What has to be known of a family, in either format. */
export interface ShapedFamily {
  readonly name: string;
  readonly sampleCount: number;
  readonly labelShapes: Map<string, LabelShapes>;
}

/**
 * Finds label values without a bound, once for each family, label and shape, by looking at each distinct value once
 * (or a few times, where there are many).
 */
export class LabelValueCheck {
  /** For each slot the hash of a label, and the number of its shape. */
  readonly #hashesHigh = new Int32Array(CACHED_VALUES);
  readonly #hashesLow = new Int32Array(CACHED_VALUES);
  readonly #shapes = new Uint8Array(CACHED_VALUES);

  /** Finds them in the labels of a sample line which is not counted in its family yet. */
  check(family: ShapedFamily, labels: LabelOffsets, bytes: Uint8Array): readonly LineFinding[] {
    let findings = NONE;
    for (let i = 0; i < labels.count; i++) {
      const start = labels.valueStarts[i] ?? 0;
      const end = labels.valueEnds[i] ?? 0;
      if (!mayHaveShape(bytes, start, end)) continue;
      const name = labels.name(i);
      if (EXEMPT_LABELS.has(name)) continue;
      const shapes = shapesOf(family, name);
      if (family.sampleCount > shapes.lastSample) continue;
      const shape = this.#cached(labels.hashesHigh[i] ?? 0, labels.hashesLow[i] ?? 0, () => labels.value(i));
      if (shape === 0 || isReported(shapes, shape)) continue;
      if (shapes.reported === 0) shapes.lastSample = family.sampleCount + SAMPLES_AFTER_FINDING;
      shapes.reported |= 1 << shape;
      findings = [...findings, describe(family, name, labels.value(i), shape, start, end)];
    }
    return findings;
  }

  /**
   * What {@link check} would do with a value without escapes.
   *
   * @param sampleCount - of the family, without this line
   * @param high - the hash of the label; `low` likewise
   */
  judge(
    shapes: LabelShapes,
    sampleCount: number,
    high: number,
    low: number,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): ValueVerdict {
    if (sampleCount > shapes.lastSample) return 'ignored';
    if (!hasEnough(bytes, start, end)) return 'harmless';
    const shape = this.#cached(high, low, () => unescaped(decodeUtf8(bytes, start, end)));
    if (shape === 0) return 'harmless';
    return isReported(shapes, shape) ? 'reported' : 'new';
  }

  #cached(high: number, low: number, read: () => string): number {
    const slot = low & (CACHED_VALUES - 1);
    if (this.#hashesHigh[slot] === high && this.#hashesLow[slot] === low) return this.#shapes[slot] ?? 0;
    const shape = 1 + SHAPES.indexOf(labelValueShape(read()) ?? 'none');
    this.#hashesHigh[slot] = high;
    this.#hashesLow[slot] = low;
    this.#shapes[slot] = shape;
    return shape;
  }
}

/** What is known of the values of a label, from now on. */
export function shapesOf(family: ShapedFamily, label: string): LabelShapes {
  const known = family.labelShapes.get(label);
  if (known !== undefined) return known;
  const shapes: LabelShapes = { reported: 0, lastSample: Infinity };
  family.labelShapes.set(label, shapes);
  return shapes;
}

function isReported(shapes: LabelShapes, shape: number): boolean {
  return (shapes.reported & (1 << shape)) !== 0;
}

const NONE: readonly LineFinding[] = [];

const DESCRIPTIONS: Readonly<Record<LabelValueShape, { readonly noun: string; readonly fix: string }>> = {
  uuid: { noun: 'a UUID', fix: 'drop the label: an identifier belongs in a log or a trace' },
  url: { noun: 'a URL', fix: 'keep what has few values, such as the host or the route template' },
  'path-with-identifier': {
    noun: 'a path with an identifier',
    fix: 'write the route template, such as /users/:id',
  },
  email: { noun: 'an e-mail address', fix: 'drop the label: it names a person' },
  'ip-address': {
    noun: 'an IP address',
    fix: 'drop the label: Prometheus adds the instance it scrapes by itself',
  },
  timestamp: { noun: 'a timestamp', fix: 'drop the label, and expose a time as the value of a gauge' },
  'long-hexadecimal': {
    noun: 'a long hexadecimal number',
    fix: 'drop the label: an identifier belongs in a log or a trace',
  },
  'high-entropy': { noun: 'random text', fix: 'drop the label, or fold its values into a finite set' },
};

/** The number of a shape is its index here, and one more. */
const SHAPES = Object.keys(DESCRIPTIONS) as (LabelValueShape | 'none')[];

function describe(
  family: ShapedFamily,
  label: string,
  value: string,
  shape: number,
  start: number,
  end: number,
): LineFinding {
  const name = SHAPES[shape - 1] as LabelValueShape;
  const { noun, fix } = DESCRIPTIONS[name];
  return {
    code: `value/${name}` satisfies ProblemCode,
    start,
    end,
    message:
      `label ${quote(label)} of ${quote(family.name)} has the value ${quote(value)}, which looks like ${noun}: ` +
      'every such value makes a series of its own',
    fix,
  };
}
