import { BRACE_OPEN, byteAt, LINE_FEED, skipBlanks, skipToken } from '../bytes/ascii.js';
import type { LineFinding } from '../problems/line-finding.js';
import { LabelSet } from './label-set.js';
import { skipMetricName } from './name-syntax.js';
import { parseFloat64 } from '../bytes/parse-float.js';
import { parseTimestamp } from '../bytes/parse-timestamp.js';
import * as faults from './sample-line-faults.js';

/**
 * The sample line being read: `name{labels} value timestamp`, as offsets. There is one, overwritten for each line.
 */
export class SampleLine {
  readonly labels: LabelSet = new LabelSet();
  nameStart = 0;
  nameEnd = 0;
  valueStart = 0;
  valueEnd = 0;
  value = 0;
  timestamp: bigint | undefined;

  /**
   * Reads the line whose first byte that is not blank is at `start`.
   *
   * @returns what makes the line unreadable for expfmt, if anything does; the fields up to there are set
   */
  scan(bytes: Uint8Array, start: number): LineFinding | undefined {
    this.nameStart = start;
    this.nameEnd = skipMetricName(bytes, start);
    this.timestamp = undefined;
    if (this.nameEnd === start) return faults.metricNameInvalid(bytes, start);
    const afterName = skipBlanks(bytes, this.nameEnd);
    if (byteAt(bytes, afterName) !== BRACE_OPEN) {
      this.labels.clear();
      return this.scanValue(bytes, afterName);
    }
    return this.labels.scan(bytes, afterName) ?? this.scanValue(bytes, skipBlanks(bytes, this.labels.next));
  }

  /** Reads the rest of the line from where the value must start. */
  protected scanValue(bytes: Uint8Array, start: number): LineFinding | undefined {
    const end = skipToken(bytes, start);
    const value = parseFloat64(bytes, start, end);
    if (value === undefined) {
      if (start === this.nameEnd && start !== end) return faults.metricNameInvalid(bytes, this.nameStart);
      return faults.valueInvalid(bytes, start, end);
    }
    this.valueStart = start;
    this.valueEnd = end;
    this.value = value;
    return byteAt(bytes, end) === LINE_FEED ? undefined : this.#scanTimestamp(bytes, end);
  }

  #scanTimestamp(bytes: Uint8Array, valueEnd: number): LineFinding | undefined {
    const start = skipBlanks(bytes, valueEnd);
    if (byteAt(bytes, start) === LINE_FEED) return faults.trailingBlank(valueEnd, start);
    const end = skipToken(bytes, start);
    this.timestamp = parseTimestamp(bytes, start, end);
    if (this.timestamp === undefined) return faults.timestampInvalid(bytes, start, end);
    return byteAt(bytes, end) === LINE_FEED ? undefined : faults.textAfterTimestamp(bytes, end);
  }
}
