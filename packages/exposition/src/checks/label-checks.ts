import { boundLabelOf, type FamilyState } from '../model/family-state.js';
import type { LineFinding } from '../problems/line-finding.js';
import type { LabelSet } from '../text-format/label-set.js';
import { parseFloat64 } from '../bytes/parse-float.js';
import { listNames } from '../problems/list-names.js';
import { quote, quoteBytes } from '../problems/quote.js';
import type { SampleLine } from '../text-format/sample-line.js';

/** Above this many labels a set is built to find a repeated name; below, comparing each pair is faster. */
const FEW_LABELS = 16;

/** The `le` of a bucket or the `quantile` of a summary. */
export interface BoundLabel {
  readonly index: number;
  readonly value: number;
}

/**
 * The bound label of a line, as a number. The last one, if there are several, as in expfmt.
 *
 * @returns `undefined` if there is none, and a finding if one is no number, which expfmt rejects
 */
export function readBoundLabel(
  bytes: Uint8Array,
  labels: LabelSet,
  boundLabel: 'le' | 'quantile',
): BoundLabel | LineFinding | undefined {
  let bound: BoundLabel | undefined;
  for (let index = 0; index < labels.count; index++) {
    if (!labels.isNamed(index, boundLabel)) continue;
    const start = labels.valueStarts[index] ?? 0;
    const end = labels.valueEnds[index] ?? 0;
    const value = parseFloat64(bytes, start, end);
    if (value === undefined) {
      return {
        code: boundLabel === 'le' ? 'syntax/bucket-bound-invalid' : 'syntax/quantile-invalid',
        start,
        end,
        message: `label "${boundLabel}" has the value ${quoteBytes(bytes, start, end)}, which is not a number`,
        fix:
          boundLabel === 'le'
            ? 'write the upper bound as a number or +Inf'
            : 'write the quantile as a number, 0 to 1',
      };
    }
    bound = { index, value };
  }
  return bound;
}

/**
 * A label name that stands twice. expfmt rejects that except for the bound label, of which it takes the last; a
 * finding it rejects comes before one it does not.
 */
export function checkRepeatedLabels(
  labels: LabelSet,
  boundLabel: string | undefined,
): LineFinding | undefined {
  let finding: LineFinding | undefined;
  for (const index of repeatedLabels(labels)) {
    const name = labels.name(index);
    const place = { start: labels.nameStarts[index] ?? 0, end: labels.nameEnds[index] ?? 0 };
    const rest = {
      ...place,
      message: `label name ${quote(name)} stands twice in this sample`,
      fix: 'remove one of the two labels',
    };
    if (name !== boundLabel) return { code: 'syntax/label-name-repeated', ...rest };
    finding ??= {
      code: 'semantics/bound-repeated',
      ...rest,
      message: `${rest.message}: the Prometheus server refuses the whole scrape because of it`,
    };
  }
  return finding;
}

/**
 * The samples of a family have the same label names. Reported once for each set of names that differs from the
 * first; remembers the names in the family.
 *
 * @param hash - the hash of the set of label names
 */
export function checkLabelNames(
  family: FamilyState,
  { labels, nameStart, nameEnd }: SampleLine,
  hash: number,
  line: number,
): LineFinding | undefined {
  if (family.labelNameSets.has(hash)) return undefined;
  const boundLabel = boundLabelOf(family);
  const labelNames: string[] = [];
  for (let i = 0; i < labels.count; i++) {
    if (boundLabel === undefined || !labels.isNamed(i, boundLabel)) labelNames.push(labels.name(i));
  }
  family.labelNameSets.set(hash, { names: labelNames, metrics: 0 });
  for (const name of labelNames) family.labelNames.add(name);
  const first = family.firstSample;
  family.firstSample ??= { line, labelNames };
  if (first === undefined) return undefined;
  return {
    code: 'semantics/inconsistent-labels',
    start: nameStart,
    end: nameEnd,
    message:
      `this sample of ${quote(family.name)} has the labels ${listNames(labelNames)}, ` +
      `the one in line ${String(first.line)} has ${listNames(first.labelNames)}`,
    fix: 'give every sample of a family the same label names',
  };
}

const NONE: readonly number[] = [];

function repeatedLabels(labels: LabelSet): readonly number[] {
  if (labels.count > FEW_LABELS) return repeatedAmongMany(labels);
  for (let i = 1; i < labels.count; i++) {
    for (let j = 0; j < i; j++) {
      if (labels.nameHashes[i] === labels.nameHashes[j]) return repeatedAmongMany(labels);
    }
  }
  return NONE;
}

function repeatedAmongMany(labels: LabelSet): readonly number[] {
  const hashes = repeatedHashes(labels);
  if (hashes.size === 0) return NONE;
  const names = new Set<string>();
  const repeated: number[] = [];
  for (let i = 0; i < labels.count; i++) {
    if (!hashes.has(labels.nameHashes[i] ?? 0)) continue;
    const name = labels.name(i);
    if (names.has(name)) repeated.push(i);
    names.add(name);
  }
  return repeated;
}

/** The hashes that more than one name has, so that of a million names only a few become strings. */
function repeatedHashes(labels: LabelSet): ReadonlySet<number> {
  const hashes = Int32Array.from({ length: labels.count }, (_, i) => labels.nameHashes[i] ?? 0).sort();
  return new Set(hashes.filter((hash, i) => i > 0 && hash === hashes[i - 1]));
}
