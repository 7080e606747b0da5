import type { LineFinding } from '../problems/line-finding.js';
import { listNames } from '../problems/list-names.js';
import { quote } from '../problems/quote.js';
import type { BoundLabel } from './bound-label.js';
import type { FamilyState } from './family-state.js';
import type { SampleName } from './family-table.js';
import { type OpenMetricsType, suffixesOf } from './family-types.js';
import type { LabelSet } from './label-set.js';
import type { SampleLine } from './sample-line.js';

const LONGEST_EXEMPLAR = 128;
const SUFFIXED_FAMILIES: ReadonlyMap<OpenMetricsType, string> = new Map([
  ['counter', '_total'],
  ['info', '_info'],
]);

/** The name of a sample says what it is for its family, so a counter has no sample of its very name. */
export function checkSuffix(
  { family, role }: SampleName,
  { nameStart, nameEnd }: SampleLine,
): LineFinding | undefined {
  if (role !== 'unsuffixed') return undefined;
  const type = family.type ?? 'unknown';
  const names = suffixesOf(type).map((suffix) => quote(`${family.name}${suffix}`));
  // In text format 0.0.4 the suffix is a part of the family's name.
  const suffix = SUFFIXED_FAMILIES.get(type);
  const isNamedWithSuffix = suffix !== undefined && family.name.endsWith(suffix);
  return {
    code: 'syntax/sample-name-unsuffixed',
    start: nameStart,
    end: nameEnd,
    message: `${quote(family.name)} is of type ${type} and has a sample of that very name`,
    fix: isNamedWithSuffix
      ? `declare the ${type} as ${quote(family.name.slice(0, -suffix.length))}: in OpenMetrics only its samples have the suffix "${suffix}"`
      : `name samples of this type ${names.join(' or ')}`,
  };
}

/** All lines of a family stand together. */
export function checkGrouping(
  family: FamilyState,
  line: number,
  start: number,
  end: number,
): LineFinding | undefined {
  if (family.followedBy === undefined || family.splitReported) return undefined;
  family.splitReported = true;
  return {
    code: 'syntax/family-split',
    start,
    end,
    message:
      `${quote(family.name)} (first in line ${String(family.place.line)}) goes on in line ${String(line)}, ` +
      `after lines of ${quote(family.followedBy.name)}`,
    fix: 'write all lines of a family together: TYPE, UNIT, HELP, then its samples',
  };
}

/** No name may stand for samples of two families. */
export function nameClash(family: FamilyState, other: FamilyState, start: number, end: number): LineFinding {
  return {
    code: 'syntax/name-clash',
    start,
    end,
    message:
      `${quote(family.name)} clashes with ${quote(other.name)} of line ${String(other.place.line)}: ` +
      'the name of one could be that of a sample of the other',
    fix: 'rename one of the two metrics',
  };
}

/** Exemplars belong to totals and buckets, are short, and lie in their bucket. */
export function checkExemplar(
  { name, role }: SampleName,
  { exemplar }: SampleLine,
  bound: BoundLabel | undefined,
): LineFinding | undefined {
  const { labels, start, value, valueStart, valueEnd } = exemplar;
  if (role !== 'total' && role !== 'bucket') {
    return {
      code: 'syntax/exemplar-not-allowed',
      start,
      end: valueEnd,
      message: `${quote(name)} has an exemplar, and only totals of counters and buckets have some`,
      fix: 'remove the exemplar',
    };
  }
  const length = lengthInCharacters(labels);
  if (length > LONGEST_EXEMPLAR) {
    return {
      code: 'syntax/exemplar-too-long',
      start: start + 2,
      end: labels.next,
      message: `the label names and values of this exemplar have ${String(length)} characters together, more than ${String(LONGEST_EXEMPLAR)}`,
      fix: 'leave only an identifier in it, such as the trace id',
    };
  }
  if (bound !== undefined && value > bound.value) {
    return {
      code: 'syntax/exemplar-out-of-bucket',
      start: valueStart,
      end: valueEnd,
      message: `the exemplar ${String(value)} is not in its bucket, which ends at ${String(bound.value)}`,
      fix: 'attach the exemplar to a bucket that counts its value',
    };
  }
  return undefined;
}

/** Told once for a family, as the same is true of all its samples. */
export function checkTimestampUse(family: FamilyState, sample: SampleLine): LineFinding | undefined {
  if (sample.timestamp === undefined || family.timestampReported) return undefined;
  family.timestampReported = true;
  return {
    code: 'semantics/timestamp',
    start: sample.timestampStart,
    end: sample.timestampEnd,
    message:
      `samples of ${quote(family.name)} have timestamps: Prometheus drops those that are old or out of order, ` +
      'and takes minutes to notice that such a series is gone',
    fix: 'leave out the timestamp: Prometheus stores the time of the scrape',
  };
}

export function checkReservedName(
  family: FamilyState,
  { nameStart, nameEnd }: SampleLine,
): LineFinding | undefined {
  if (family.sampleCount > 0 || !family.name.startsWith('_')) return undefined;
  return reservedName(`metric name ${quote(family.name)}`, nameStart, nameEnd);
}

/** Findings about the label names of a metric that its family has not had before. */
export function* checkLabelNames(
  family: FamilyState,
  { labels, nameStart, nameEnd }: SampleLine,
  bound: BoundLabel | undefined,
  hash: number,
  line: number,
): Generator<LineFinding> {
  const names: string[] = [];
  for (let i = 0; i < labels.count; i++) {
    if (i === bound?.index) continue;
    const name = labels.name(i);
    names.push(name);
    if (family.labelNames.has(name)) continue;
    family.labelNames.add(name);
    if (name.startsWith('_')) {
      yield reservedName(`label name ${quote(name)}`, labels.nameStarts[i] ?? 0, labels.nameEnds[i] ?? 0);
    }
  }
  const [first] = family.labelNameSets.values();
  family.labelNameSets.set(hash, { names, metrics: 1, line });
  // The labels of an info metric are its content.
  if (first === undefined || family.type === 'info') return;
  yield {
    code: 'semantics/inconsistent-labels',
    start: nameStart,
    end: nameEnd,
    message:
      `this sample of ${quote(family.name)} has the labels ${listNames(names)}, ` +
      `the one in line ${String(first.line)} has ${listNames(first.names)}`,
    fix: 'give every sample of a family the same label names',
  };
}

function reservedName(subject: string, start: number, end: number): LineFinding {
  return {
    code: 'semantics/name-reserved',
    start,
    end,
    message: `${subject} starts with an underscore, which OpenMetrics reserves for itself`,
    fix: 'start the name with a letter',
  };
}

/** How many characters the names and values of labels have, without quotes, commas and escapes. */
function lengthInCharacters(labels: LabelSet): number {
  let length = 0;
  for (let i = 0; i < labels.count; i++) {
    const value = labels.value(i);
    const pairs = value.match(/[\u{10000}-\u{10ffff}]/gu)?.length ?? 0;
    length += (labels.nameEnds[i] ?? 0) - (labels.nameStarts[i] ?? 0) + value.length - pairs;
  }
  return length;
}
