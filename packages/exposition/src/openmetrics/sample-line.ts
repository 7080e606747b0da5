import { BRACE_OPEN, byteAt, HASH, LINE_FEED, skipToken, SPACE } from '../bytes/ascii.js';
import { parseFloat64 } from '../bytes/parse-float.js';
import type { LineFinding } from '../problems/line-finding.js';
import { skipMetricName } from '../text-format/name-syntax.js';
import { separatorFault } from './blank-faults.js';
import { LabelSet } from './label-set.js';
import * as faults from './sample-line-faults.js';

/** A value and its timestamp: those of a sample, or those of its exemplar. */
abstract class Point {
  protected abstract readonly kind: 'sample' | 'exemplar';
  readonly labels = new LabelSet();
  valueStart = 0;
  valueEnd = 0;
  value = 0;
  /** Seconds since 1970, where there is a timestamp. */
  timestamp: number | undefined;
  timestampStart = 0;
  timestampEnd = 0;

  /**
   * Reads a value and a timestamp.
   *
   * @returns a fault, or the offset after the last of the two
   */
  protected scanPoint(bytes: Uint8Array, start: number): LineFinding | number {
    const end = skipToken(bytes, start);
    const value = parseFloat64(bytes, start, end);
    if (value === undefined) return faults.valueInvalid(bytes, start, end, this.kind);
    this.valueStart = start;
    this.valueEnd = end;
    this.value = value;
    this.timestamp = undefined;
    if (byteAt(bytes, end) === LINE_FEED) return end;
    const blankFault = separatorFault(bytes, end);
    if (blankFault !== undefined) return blankFault;
    return byteAt(bytes, end + 1) === HASH ? end : this.#scanTimestamp(bytes, end + 1);
  }

  #scanTimestamp(bytes: Uint8Array, start: number): LineFinding | number {
    const end = skipToken(bytes, start);
    const seconds = parseFloat64(bytes, start, end);
    // The words for infinity and NaN are numbers and no timestamps.
    if (seconds === undefined || !Number.isFinite(seconds)) return faults.timestampInvalid(bytes, start, end);
    this.timestamp = seconds;
    this.timestampStart = start;
    this.timestampEnd = end;
    return end;
  }
}

/** The exemplar of the sample line being read: `# {labels} value timestamp`. */
class Exemplar extends Point {
  protected readonly kind = 'exemplar';
  /** Whether the line has one; nothing else here counts if not. */
  present = false;
  start = 0;

  /** Reads the exemplar whose `#` is at `start`. */
  scan(bytes: Uint8Array, start: number): LineFinding | undefined {
    this.present = true;
    this.start = start;
    const open = start + 2;
    if (byteAt(bytes, start + 1) !== SPACE || byteAt(bytes, open) !== BRACE_OPEN) {
      return faults.exemplarMalformed(bytes, start);
    }
    const labelFault = this.labels.scan(bytes, open);
    if (labelFault !== undefined) return labelFault;
    const { next } = this.labels;
    if (byteAt(bytes, next) === LINE_FEED) return faults.valueInvalid(bytes, next, next, this.kind);
    const end = separatorFault(bytes, next) ?? this.scanPoint(bytes, next + 1);
    if (typeof end !== 'number') return end;
    if (byteAt(bytes, end) === LINE_FEED) return undefined;
    return separatorFault(bytes, end) ?? faults.textAfterLastPart(bytes, end);
  }
}

/**
 * The sample line being read: `name{labels} value timestamp # {labels} value timestamp`, as offsets. There is one,
 * overwritten for each line.
 */
export class SampleLine extends Point {
  protected readonly kind = 'sample';
  readonly exemplar = new Exemplar();
  nameStart = 0;
  nameEnd = 0;

  /** @returns what makes the line unreadable, if anything does; the fields up to there are set */
  scan(bytes: Uint8Array, start: number): LineFinding | undefined {
    this.nameStart = start;
    this.nameEnd = skipMetricName(bytes, start);
    this.labels.clear();
    this.exemplar.present = false;
    if (this.nameEnd === start) return faults.metricNameInvalid(bytes, start);
    let next = this.nameEnd;
    if (byteAt(bytes, next) === BRACE_OPEN) {
      const fault = this.labels.scan(bytes, next);
      if (fault !== undefined) return fault;
      next = this.labels.next;
    }
    if (byteAt(bytes, next) === LINE_FEED) return faults.valueInvalid(bytes, next, next, this.kind);
    const blankFault = separatorFault(bytes, next);
    if (blankFault !== undefined) {
      const isInName = next === this.nameEnd && blankFault.code === 'syntax/blank-missing';
      return isInName ? faults.metricNameInvalid(bytes, start) : blankFault;
    }
    if (byteAt(bytes, next + 1) === BRACE_OPEN) return faults.blankBeforeLabels(next);
    const end = this.scanPoint(bytes, next + 1);
    if (typeof end !== 'number') return end;
    if (byteAt(bytes, end) === LINE_FEED) return undefined;
    const endFault = separatorFault(bytes, end);
    if (endFault !== undefined) return endFault;
    return byteAt(bytes, end + 1) === HASH
      ? this.exemplar.scan(bytes, end + 1)
      : faults.textAfterLastPart(bytes, end);
  }
}
