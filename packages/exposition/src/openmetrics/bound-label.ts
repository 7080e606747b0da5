import { parseFloat64 } from '../bytes/parse-float.js';
import { isUsualSpelling } from '../checks/bound-spelling.js';
import type { LineFinding } from '../problems/line-finding.js';
import { quote } from '../problems/quote.js';
import type { FamilyState } from './family-state.js';
import type { SampleName } from './family-table.js';
import { boundLabelOf, hasBoundLabel, type OpenMetricsType, type SampleRole } from './family-types.js';
import type { SampleLine } from './sample-line.js';

/** The `le` of a bucket, the `quantile` of a summary, or the label of a state set that names the state. */
export interface BoundLabel {
  readonly index: number;
  /** The number it spells; NaN for a state. */
  readonly value: number;
}

/**
 * The bound label of a sample, which is there exactly if the role of the sample asks for it.
 *
 * @returns `undefined` if there rightly is none
 */
export function readBoundLabel(
  { family, role }: SampleName,
  sample: SampleLine,
  bytes: Uint8Array,
): BoundLabel | LineFinding | undefined {
  const type = family.type ?? 'unknown';
  const label = boundLabelOf(type, family.name);
  if (label === undefined || role === 'unsuffixed') return undefined;
  const { labels } = sample;
  const index = labels.find(label);
  if (!hasBoundLabel(role)) return index === -1 ? undefined : misplacedLabel(label, type, sample, index);
  if (index === -1) return missingLabel(family, type, label, sample);
  if (role === 'state') return { index, value: NaN };
  const start = labels.valueStarts[index] ?? 0;
  const end = labels.valueEnds[index] ?? 0;
  const value = parseFloat64(bytes, start, end);
  const isSound = role === 'bucket' ? value !== undefined && !Number.isNaN(value) : isFraction(value);
  if (value === undefined || !isSound || (value === Infinity && labels.value(index) !== '+Inf')) {
    return { ...boundFault(family, role, value, quote(labels.value(index))), start, end };
  }
  return { index, value };
}

/**
 * Bounds look the same everywhere only if everyone writes them in the same way. The canonical form is not asked for
 * where another one is usual, as `1` for `1.0`. Told once for a spelling.
 */
export function checkCanonicalBound(
  { family, role }: SampleName,
  { labels }: SampleLine,
  { index, value }: BoundLabel,
): LineFinding | undefined {
  if (role === 'state') return undefined;
  const hash = labels.hashesLow[index] ?? 0;
  if (family.knownBounds.has(hash)) return undefined;
  family.knownBounds.add(hash);
  const text = labels.value(index);
  if (isUsualSpelling(text)) return undefined;
  return {
    code: 'semantics/bucket-bound-not-canonical',
    start: labels.valueStarts[index] ?? 0,
    end: labels.valueEnds[index] ?? 0,
    message: `${role === 'bucket' ? 'le' : 'quantile'} ${quote(text)} of ${quote(family.name)} is spelled as no client library writes it`,
    fix: `write ${quote(canonicalNumber(value))}, and the others of this metric likewise`,
  };
}

/** The shortest form of a number that reads back the same, with a ".0" if it would look like an integer. */
function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) return value === Infinity ? '+Inf' : String(value).replace('Infinity', 'Inf');
  const [digits = '', exponentText = ''] = value.toExponential().split('e');
  const exponent = Number(exponentText);
  if (exponent >= -4 && exponent < 6) {
    const plain = Object.is(value, -0) ? '-0' : String(value);
    return plain.includes('.') ? plain : `${plain}.0`;
  }
  return `${digits}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

function isFraction(value: number | undefined): boolean {
  return value !== undefined && value >= 0 && value <= 1;
}

/** What is wrong with the value of an `le` or `quantile`. */
function boundFault(
  { name }: FamilyState,
  role: SampleRole,
  value: number | undefined,
  text: string,
): Omit<LineFinding, 'start' | 'end'> {
  const isBucket = role === 'bucket';
  if (value === undefined) {
    return {
      code: isBucket ? 'syntax/bucket-bound-invalid' : 'syntax/quantile-invalid',
      message: `label "${isBucket ? 'le' : 'quantile'}" has the value ${text}, which is not a number`,
      fix: isBucket ? 'write the upper bound as a number or +Inf' : 'write the quantile as a number, 0 to 1',
    };
  }
  if (!isBucket) {
    return {
      code: 'syntax/quantile-out-of-range',
      message: `quantile ${text} of ${quote(name)} is not between 0 and 1`,
      fix: 'write the quantile as a fraction: 0.99, not 99',
    };
  }
  if (Number.isNaN(value)) {
    return {
      code: 'syntax/bucket-bound-nan',
      message: `bucket of ${quote(name)} has the bound NaN`,
      fix: 'use a number or +Inf as the bound',
    };
  }
  return {
    code: 'syntax/inf-bound-misspelt',
    message: `the bound of the last bucket is spelt ${text}`,
    fix: 'write +Inf',
  };
}

function misplacedLabel(
  label: string,
  type: OpenMetricsType,
  { labels }: SampleLine,
  index: number,
): LineFinding {
  return {
    code: 'syntax/bound-label-misplaced',
    start: labels.nameStarts[index] ?? 0,
    end: labels.nameEnds[index] ?? 0,
    message: `label ${quote(label)} of a ${type} belongs to its ${label === 'le' ? 'buckets' : 'quantiles'} alone`,
    fix: 'remove or rename the label',
  };
}

function missingLabel(
  { name }: FamilyState,
  type: OpenMetricsType,
  label: string,
  { nameStart, nameEnd }: SampleLine,
): LineFinding {
  const place = { start: nameStart, end: nameEnd };
  if (type === 'stateset') {
    return {
      code: 'syntax/state-label-missing',
      ...place,
      message: `${quote(name)} is a stateset and has a sample without the label ${quote(name)}`,
      fix: 'name the state in a label of the name of the metric',
    };
  }
  if (type === 'summary') {
    return {
      code: 'syntax/quantile-missing',
      ...place,
      message: `${quote(name)} is a summary and has a sample without the label "quantile"`,
      fix: 'give the sample a quantile, or declare the type that the metric has',
    };
  }
  return {
    code: 'syntax/bucket-bound-missing',
    ...place,
    message: `bucket of ${quote(name)} has no label ${quote(label)}`,
    fix: 'give every bucket its upper bound in the label "le"',
  };
}
