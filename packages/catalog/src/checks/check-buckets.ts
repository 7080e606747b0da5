import type { CatalogFinding, CatalogProblem } from '../catalog-problem.js';
import type { Catalog } from '../catalog.js';
import type { HistogramDefinition } from '../metric-definition.js';
import { observesSeconds } from '../policy/latency-buckets.js';

/**
 * Histograms can be added up and compared only where their buckets are alike, so a histogram has one of
 * the bucket sets the catalog declares.
 */
export function checkBuckets(
  { name, buckets }: HistogramDefinition,
  { bucketSets }: Catalog,
): CatalogFinding[] {
  if (buckets.length === 0 && !observesSeconds(name)) {
    return [
      {
        code: 'catalog/standard-buckets',
        message: 'states no buckets, and the standard ones are for seconds',
        fix: 'declare a set for what it observes in "bucketSets", and name the bounds of that set in "buckets"',
      },
    ];
  }
  if (Object.values(bucketSets).some((set) => isSame(set, buckets))) return [];
  const allowed = Object.entries(bucketSets).map(([name, set]) => `${name} (${set.join(', ')})`);
  return [
    {
      code: 'catalog/standard-buckets',
      message: `buckets ${buckets.join(', ') || '(none)'} are not a declared set`,
      fix: `use ${allowed.join(' or ')}, or declare the set in "bucketSets"`,
    },
  ];
}

/** A declared set itself has finite bounds in ascending order; `+Inf` is added by the histogram. */
export function checkBucketSets({ bucketSets }: Catalog): CatalogProblem[] {
  return Object.entries(bucketSets)
    .filter(([, set]) => set.length === 0 || !set.every(isAboveThePrevious))
    .map(([name, set]) => ({
      code: 'catalog/standard-buckets',
      message: `bucket set "${name}" (${set.join(', ')}) is not a list of ascending finite bounds`,
      fix: 'list the upper bounds from the smallest to the largest, without +Inf',
    }));
}

function isAboveThePrevious(bound: number, index: number, set: readonly number[]): boolean {
  return Number.isFinite(bound) && bound > (set[index - 1] ?? Number.NEGATIVE_INFINITY);
}

function isSame(one: readonly number[], another: readonly number[]): boolean {
  return one.length === another.length && one.every((bound, index) => bound === another[index]);
}
