import { byteAt, DIGIT_0, skipBlanks, skipToken } from '../bytes/ascii.js';
import { boundLabelOf } from '../model/family-state.js';
import type { MetricName } from '../model/name-table.js';
import type { LineFinding } from '../problems/line-finding.js';
import { quote } from '../problems/quote.js';
import type { SampleLine } from '../text-format/sample-line.js';
import { goSpelling, isUsualSpelling } from './bound-spelling.js';
import type { BoundLabel } from './label-checks.js';

/** Checks of a sample line that are told once a family, as the same is true of all its lines. */

/** A timestamp of its own: told once a family. One with a sign is told as what the Prometheus server refuses. */
export function checkTimestamp(
  { family }: MetricName,
  sample: SampleLine,
  bytes: Uint8Array,
): LineFinding | undefined {
  if (sample.timestamp === undefined || family.timestampReported) return undefined;
  const start = skipBlanks(bytes, sample.valueEnd);
  // Of "x-1 5" the timestamp is not what is wrong.
  if (sample.valueStart === sample.nameEnd || byteAt(bytes, start) < DIGIT_0) return undefined;
  family.timestampReported = true;
  return {
    code: 'semantics/timestamp',
    start,
    end: skipToken(bytes, start),
    message:
      `samples of ${quote(family.name)} have timestamps: Prometheus drops those that are old or out of order, ` +
      'and takes minutes to notice that such a series is gone',
    fix: 'leave out the timestamp: Prometheus stores the time of the scrape',
  };
}

/** A bound or quantile in a spelling that no client library writes: told once a family and spelling. */
export function checkBoundSpelling(
  { family, role }: MetricName,
  { labels }: SampleLine,
  { index, value }: BoundLabel,
): LineFinding | undefined {
  const label = boundLabelOf(family);
  if (label === undefined || role === 'sum' || role === 'count' || Number.isNaN(value)) return undefined;
  const text = labels.value(index);
  if (isUsualSpelling(text) || family.oddBounds.has(text)) return undefined;
  family.oddBounds.add(text);
  return {
    code: 'semantics/bucket-bound-not-canonical',
    start: labels.valueStarts[index] ?? 0,
    end: labels.valueEnds[index] ?? 0,
    message: `${label}=${quote(text)} of ${quote(family.name)} is an unusual spelling: every spelling of one number is a series of its own`,
    fix: `write ${label}="${goSpelling(value)}"`,
  };
}
