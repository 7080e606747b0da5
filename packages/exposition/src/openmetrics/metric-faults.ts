import type { Place } from '../bytes/source-line.js';
import type { LineFinding } from '../problems/line-finding.js';
import type { LateFinding } from '../problems/problem-log.js';
import { quote } from '../problems/quote.js';
import type { FamilyState } from './family-state.js';
import type { SampleName } from './family-table.js';
import type { SampleLine } from './sample-line.js';

/** What is wrong between the samples of a metric. */

/** The points of a metric come in the order of their timestamps, and either all have one or none. */
export function checkTimestampOrder(
  before: number | undefined,
  { timestamp, timestampStart, timestampEnd, valueStart, valueEnd }: SampleLine,
): LineFinding | undefined {
  if (timestamp === before) return undefined;
  if (timestamp === undefined || before === undefined) {
    return {
      code: 'syntax/timestamps-mixed',
      start: timestamp === undefined ? valueStart : timestampStart,
      end: timestamp === undefined ? valueEnd : timestampEnd,
      message:
        timestamp === undefined
          ? 'this sample has no timestamp, and the one before it of the same metric has one'
          : 'this sample has a timestamp, and the one before it of the same metric has none',
      fix: 'leave out all timestamps: samples get the time of the scrape',
    };
  }
  if (timestamp > before) return undefined;
  return {
    code: 'syntax/timestamp-decreasing',
    start: timestampStart,
    end: timestampEnd,
    message: `this timestamp is earlier than that of the sample before, ${String(before)}`,
    fix: 'write the points of a metric in the order of their timestamps, each with all its samples',
  };
}

/** All lines of a metric stand together. */
export function interleaved(
  family: FamilyState,
  { nameStart, valueStart }: SampleLine,
  firstLine: number,
): LineFinding {
  return {
    code: 'syntax/metrics-interleaved',
    start: nameStart,
    end: valueStart - 1,
    message: `the metric of ${quote(family.name)} with these labels (first in line ${String(firstLine)}) goes on after another`,
    fix: 'write all samples of a label set together, then those of the next',
  };
}

export function duplicateSeries(
  { name }: SampleName,
  { nameStart, valueStart, timestamp }: SampleLine,
  firstLine: number,
): LineFinding {
  const place = { start: nameStart, end: valueStart - 1 };
  const fix = 'expose each combination of name and label values once';
  if (timestamp === undefined) {
    return {
      code: 'syntax/duplicate-series',
      ...place,
      message: `this series of ${quote(name)} is in line ${String(firstLine)} already`,
      fix,
    };
  }
  return {
    code: 'semantics/duplicate-series',
    ...place,
    message: `this series of ${quote(name)} has a sample of the same timestamp already`,
    fix,
  };
}

export function totalMissing(family: FamilyState, place: Place): LateFinding {
  const total = quote(`${family.name}_total`);
  return {
    code: 'syntax/total-missing',
    place,
    metric: family.name,
    message: `counter ${quote(family.name)} has no sample ${total} with these labels`,
    fix: `expose the count as ${total}`,
  };
}
