import { byteAt, isBlank, LINE_FEED, skipBlanks } from '../bytes/ascii.js';
import type { LineFinding } from '../problems/line-finding.js';
import { type MetadataLine, findKeyword } from './comment-line.js';
import { skipMetricName } from './name-syntax.js';
import { checkQuotedName, type QuotedName, scanQuotedName } from './quoted-name.js';
import { metricNameInvalid } from './sample-line-faults.js';

/** A HELP or TYPE line with the name that may have been in quotes. */
export interface QuotedMetadataLine extends MetadataLine {
  readonly metricName: QuotedName;
}

/** Reads a comment line like `scanCommentLine`, with a metric name that may stand in quotes. */
export function scanQuotedCommentLine(
  bytes: Uint8Array,
  hash: number,
): QuotedMetadataLine | LineFinding | undefined {
  const found = findKeyword(bytes, hash);
  if (found === undefined) return undefined;
  const { keyword, nameStart } = found;
  const metricName = scanQuotedName(bytes, nameStart, 'metric', skipMetricName);
  if ('code' in metricName) return metricName;
  const afterName = byteAt(bytes, metricName.next);
  if (afterName === LINE_FEED) return undefined;
  if (!isBlank(afterName)) return metricNameInvalid(bytes, nameStart);
  const fault = checkQuotedName(metricName, 'metric');
  if (fault !== undefined) return fault;
  const { start, end } = metricName;
  return {
    keyword,
    nameStart: start,
    nameEnd: end,
    textStart: skipBlanks(bytes, metricName.next),
    metricName,
  };
}
