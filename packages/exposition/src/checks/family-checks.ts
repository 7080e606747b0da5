import type { FamilyState } from '../model/family-state.js';
import type { LateFinding } from '../problems/problem-log.js';
import { quote } from '../problems/quote.js';

/** Checks of a family that need the whole body. */
export function* checkFamily(family: FamilyState): Generator<LateFinding> {
  if (family.sampleCount === 0 && !family.incomplete) {
    yield {
      code: 'semantics/family-without-samples',
      place: family.place,
      metric: family.name,
      message: `${quote(family.name)} is declared and has no sample: Prometheus stores nothing for it`,
      fix: 'initialise its series when the process starts, at 0 for a counter',
    };
  }
  for (const series of family.compoundSeries) yield* series.findings(family);
}

export function emptyBody(): LateFinding {
  return {
    code: 'semantics/empty-body',
    place: { line: 1, column: 1, endColumn: 1 },
    message: 'the body has no metric family',
    fix: 'check that this is the metrics endpoint, and that metrics are registered with the registry it serves',
  };
}
