import { checkCompound } from './compound-checks.js';
import type { CompoundSeriesTable } from '../model/compound-series.js';
import type { FamilyState } from '../model/family-state.js';
import type { LateFinding } from '../problems/problem-log.js';
import { quote } from '../problems/quote.js';
import type { Place } from '../bytes/source-line.js';

/** Checks of a family that need the whole body. */
export function* checkFamily(family: FamilyState, compounds: CompoundSeriesTable): Generator<LateFinding> {
  if (family.sampleCount === 0 && !family.incomplete) yield familyWithoutSamples(family.name, family.place);
  const needsBuckets = family.type === 'histogram';
  let measure = 0;
  let areAlike = true;
  for (let series = family.firstCompound; series !== 0; series = compounds.following(series)) {
    if (!compounds.isSound(series, needsBuckets)) {
      yield* checkCompound(family, compounds, series);
    } else if (needsBuckets && areAlike && !family.incomplete) {
      if (measure === 0) measure = series;
      areAlike = compounds.hasSameBounds(measure, series);
      if (!areAlike) yield inconsistentBuckets(family, compounds, measure, series);
    }
  }
}

/** Told once a family: what adds up over series with different buckets is no distribution of anything. */
function inconsistentBuckets(
  { name }: FamilyState,
  compounds: CompoundSeriesTable,
  first: number,
  other: number,
): LateFinding {
  const place = compounds.place(other);
  return {
    code: 'semantics/buckets-inconsistent',
    place,
    metric: name,
    message:
      `histogram ${quote(name)} whose first sample is in line ${String(place.line)} has other buckets than ` +
      `the one in line ${String(compounds.place(first).line)}: a quantile over both is wrong`,
    fix: 'give all series of a histogram the same buckets',
  };
}

export function familyWithoutSamples(name: string, place: Place): LateFinding {
  return {
    code: 'semantics/family-without-samples',
    place,
    metric: name,
    message: `${quote(name)} is declared and has no sample: Prometheus stores nothing for it`,
    fix: 'initialise its series when the process starts, at 0 for a counter',
  };
}

export function emptyBody(): LateFinding {
  return {
    code: 'semantics/empty-body',
    place: { line: 1, column: 1, endColumn: 1 },
    message: 'the body has no metric family',
    fix: 'check that this is the metrics endpoint, and that metrics are registered with the registry it serves',
  };
}
