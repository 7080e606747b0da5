import type { FamilyState } from '../model/family-state.js';
import type { LineFinding } from '../problems/line-finding.js';
import type { BoundLabel } from './label-checks.js';
import type { MetricName } from '../model/name-table.js';
import { quote } from '../problems/quote.js';
import type { SampleLine } from '../text-format/sample-line.js';

/** Checks that need one sample line and its family, and that expfmt does not make. */

/** `foo-1 5` is a sample of `foo` with the value -1 and the timestamp 5 for expfmt. */
export function checkSeparation({ name }: MetricName, sample: SampleLine): LineFinding | undefined {
  if (sample.valueStart !== sample.nameEnd) return undefined;
  return {
    code: 'semantics/value-not-separated',
    start: sample.nameStart,
    end: sample.valueEnd,
    message: `this line is read as ${quote(name)} with the value ${String(sample.value)}`,
    fix: 'put a space between the name and the value, or correct the name',
  };
}

/** A sample of a histogram or summary must say which part of it it is. */
export function checkPart(
  { family, role }: MetricName,
  sample: SampleLine,
  bound: BoundLabel | undefined,
): LineFinding | undefined {
  const place = { start: sample.nameStart, end: sample.nameEnd };
  if (family.type === 'histogram' && role === 'plain') {
    return {
      code: 'semantics/histogram-sample-unsuffixed',
      ...place,
      message: `${quote(family.name)} is a histogram and has a sample of that very name`,
      fix: `expose ${quote(`${family.name}_bucket`)}, ${quote(`${family.name}_sum`)} and ${quote(`${family.name}_count`)}`,
    };
  }
  if (role === 'bucket' && bound === undefined) {
    return {
      code: 'semantics/bucket-bound-missing',
      ...place,
      message: `bucket of ${quote(family.name)} has no label "le"`,
      fix: 'give every bucket its upper bound in the label "le"',
    };
  }
  if (family.type === 'summary' && role === 'plain' && bound === undefined) {
    return {
      code: 'semantics/quantile-missing',
      ...place,
      message: `${quote(family.name)} is a summary and has a sample without the label "quantile"`,
      fix: 'give the sample a quantile, or declare the type that the metric has',
    };
  }
  return undefined;
}

/** Bounds of buckets must be comparable, and a quantile is a fraction. */
export function checkBound(
  { family, role }: MetricName,
  { labels }: SampleLine,
  { index, value }: BoundLabel,
): LineFinding | undefined {
  const place = { start: labels.valueStarts[index] ?? 0, end: labels.valueEnds[index] ?? 0 };
  if (role === 'bucket' && Number.isNaN(value)) {
    return {
      code: 'semantics/bucket-bound-nan',
      ...place,
      message: `bucket of ${quote(family.name)} has the bound NaN`,
      fix: 'use a number or +Inf as the bound',
    };
  }
  if (family.type === 'summary' && role === 'plain' && !(value >= 0 && value <= 1)) {
    return {
      code: 'semantics/quantile-out-of-range',
      ...place,
      message: `quantile ${quote(labels.value(index))} of ${quote(family.name)} is not between 0 and 1`,
      fix: 'write the quantile as a fraction: 0.99, not 99',
    };
  }
  return undefined;
}

/** What is counted is never negative and never NaN, and observations are whole. */
export function checkCount({ name, family, role }: MetricName, sample: SampleLine): LineFinding | undefined {
  const { value } = sample;
  const place = { start: sample.valueStart, end: sample.valueEnd };
  if (role === 'bucket' || role === 'count') {
    if (value >= 0 && Number.isInteger(value)) return undefined;
    return {
      code: 'semantics/count-invalid',
      ...place,
      message: `${quote(name)} is ${String(value)}, and it counts observations`,
      fix: 'expose how many observations there were since the process started',
    };
  }
  if (family.type !== 'counter' || (value >= 0 && value < Infinity)) return undefined;
  if (value === Infinity) {
    return {
      code: 'semantics/counter-infinite',
      ...place,
      message: `counter ${quote(name)} is infinite, and will be until the process ends`,
      fix: 'add only finite numbers to the counter',
    };
  }
  if (Number.isNaN(value)) {
    return {
      code: 'semantics/counter-nan',
      ...place,
      message: `counter ${quote(name)} is NaN`,
      fix: 'start the counter at 0 and add only numbers to it',
    };
  }
  return {
    code: 'semantics/counter-negative',
    ...place,
    message: `counter ${quote(name)} is ${String(value)}`,
    fix: 'expose a value that can fall as a gauge',
  };
}

/** All lines of a family stand together (text format 0.0.4, "Grouping and sorting"). */
export function checkGrouping(
  family: FamilyState,
  line: number,
  start: number,
  end: number,
): LineFinding | undefined {
  if (family.followedBy === undefined || family.splitReported) return undefined;
  family.splitReported = true;
  return {
    code: 'semantics/family-split',
    start,
    end,
    message:
      `${quote(family.name)} (first in line ${String(family.place.line)}) goes on in line ${String(line)}, ` +
      `after lines of ${quote(family.followedBy.name)}`,
    fix: 'write all lines of a family together: HELP, TYPE, then its samples',
  };
}

export function duplicateSeries(
  { name }: MetricName,
  { nameStart, valueStart, timestamp }: SampleLine,
  firstLine: number,
): LineFinding {
  // Samples of one series may differ in their timestamps.
  const loss = timestamp === undefined ? ': the Prometheus server keeps the first and drops this one' : '';
  return {
    code: 'semantics/duplicate-series',
    start: nameStart,
    end: valueStart,
    message: `this series of ${quote(name)} is in line ${String(firstLine)} already${loss}`,
    fix: 'expose each combination of name and label values once',
  };
}
