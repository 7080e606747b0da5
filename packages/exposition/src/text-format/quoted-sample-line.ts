import { BRACE_OPEN, byteAt, skipBlanks } from '../bytes/ascii.js';
import type { LineFinding } from '../problems/line-finding.js';
import { skipMetricName } from './name-syntax.js';
import { QuotedLabelSet } from './quoted-label-set.js';
import { checkQuotedName, type QuotedName, scanQuotedName } from './quoted-name.js';
import { SampleLine } from './sample-line.js';
import * as faults from './sample-line-faults.js';

/**
 * A {@link SampleLine} whose names may stand in quotes, by the rules of expfmt from Prometheus 3 on, except for a
 * line without a metric name: expfmt takes that for one more sample of the metric before, the server refuses it.
 */
export class QuotedSampleLine extends SampleLine {
  override readonly labels = new QuotedLabelSet();
  /** The metric name, once it was read. */
  metricName: QuotedName | undefined;

  override scan(bytes: Uint8Array, start: number): LineFinding | undefined {
    this.timestamp = undefined;
    this.metricName = undefined;
    this.labels.clear();
    if (byteAt(bytes, start) !== BRACE_OPEN) return this.#scanNameFirst(bytes, start);
    const fault = this.labels.scanWithMetricName(bytes, start);
    if (this.labels.metricName !== undefined) this.#take(this.labels.metricName);
    return fault ?? this.scanValue(bytes, skipBlanks(bytes, this.labels.next));
  }

  #scanNameFirst(bytes: Uint8Array, start: number): LineFinding | undefined {
    const name = scanQuotedName(bytes, start, 'metric', skipMetricName);
    if ('code' in name) return name;
    if (name.next === start) return faults.metricNameInvalid(bytes, start);
    const fault = checkQuotedName(name, 'metric');
    if (fault !== undefined) return fault;
    this.#take(name);
    const afterName = skipBlanks(bytes, name.next);
    if (byteAt(bytes, afterName) !== BRACE_OPEN) return this.scanValue(bytes, afterName);
    return this.labels.scan(bytes, afterName) ?? this.scanValue(bytes, skipBlanks(bytes, this.labels.next));
  }

  #take(name: QuotedName): void {
    this.metricName = name;
    this.nameStart = name.start;
    this.nameEnd = name.end;
  }
}
