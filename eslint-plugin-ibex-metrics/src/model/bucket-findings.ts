import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { bucketLists, PROM_CLIENT_BUCKETS } from './bucket-list.js';
import type { MetricDefinition } from './metric-definition.js';
import { metricNames } from './metric-name.js';
import { placeOf } from './reporting-place.js';

/** Buckets of a histogram that are none of the declared sets. */
export interface BucketFinding {
  readonly kind:
    /** It states none, and prom-client fills in its own. */
    | 'client-defaults'
    /** It states none, and is of a unit that has no standard ones. */
    | 'no-standard'
    | 'other';
  readonly node: TSESTree.Node;
  readonly bounds: readonly number[];
}

/**
 * Looks for buckets that are no declared set.
 *
 * @param bucketSets - the declared ones, by name
 * @returns none where the buckets are not known, or the metric is no histogram
 */
export function bucketFindings(
  definition: MetricDefinition,
  bucketSets: Readonly<Record<string, readonly number[]>>,
  sourceCode: Readonly<TSESLint.SourceCode>,
): readonly BucketFinding[] {
  const { type, buckets, catalog } = definition;
  // Such a catalog checks its metrics by its own sets, which may be others than those that were configured.
  if (catalog?.declaresBucketSets) return [];
  const isDeclared = (bounds: readonly number[]) =>
    Object.values(bucketSets).some((set) => isSame(set, bounds));
  if (buckets.isMissing) {
    return type === 'histogram'
      ? missingBuckets(definition, sourceCode).filter(({ bounds }) => !isDeclared(bounds))
      : [];
  }
  // Options without a type that have buckets are those of a histogram.
  if (type !== 'histogram' && type !== 'untyped') return [];
  return buckets.values.flatMap((expression) =>
    bucketLists(expression, sourceCode)
      .filter(({ bounds }) => !isDeclared(bounds))
      .map(({ bounds, node }) => ({ kind: 'other', bounds, node: placeOf(expression, node) })),
  );
}

/** Bounds as a message has them: without the noise of binary fractions, and not too many. */
export function shownBounds(bounds: readonly number[]): string {
  if (bounds.length === 0) return '(none)';
  const shown = bounds.slice(0, MOST_SHOWN).map((bound) => String(Number(bound.toPrecision(12))));
  return [...shown, ...(bounds.length > MOST_SHOWN ? ['…'] : [])].join(', ');
}

function missingBuckets(
  { by, name, node }: MetricDefinition,
  sourceCode: Readonly<TSESLint.SourceCode>,
): BucketFinding[] {
  if (by === 'prom-client') return [{ kind: 'client-defaults', node, bounds: PROM_CLIENT_BUCKETS }];
  // For seconds the catalog fills in the standard ones.
  const isOfOtherUnit = name.values
    .flatMap((expression) => metricNames(expression, sourceCode))
    .some((each) => each.kind === 'fixed' && hasOtherUnit(each.text.at(-1)));
  return isOfOtherUnit ? [{ kind: 'no-standard', node, bounds: [] }] : [];
}

function hasOtherUnit(end: string | TSESTree.Node | undefined): boolean {
  return typeof end === 'string' && !end.endsWith('_seconds');
}

function isSame(one: readonly number[], another: readonly number[]): boolean {
  return one.length === another.length && one.every((bound, index) => bound === another[index]);
}

const MOST_SHOWN = 16;
