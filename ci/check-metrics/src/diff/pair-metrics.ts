import { type Catalog, deprecationOf, type MetricDefinition } from '@ibex/catalog';

import { findRenames } from './find-renames.js';

/** A metric of the base, and what has become of it. */
export interface MetricPair {
  readonly base: MetricDefinition;
  /** Absent where it is gone. */
  readonly head?: MetricDefinition;
  /** Of a metric that has another name: how much the two are alike. */
  readonly similarity?: number;
}

/** The metrics of two catalogs. */
export interface PairedMetrics {
  /** Every metric of the base, in its order. */
  readonly pairs: readonly MetricPair[];
  /** Those that are only in the head, in its order, and their places there. */
  readonly added: readonly { readonly definition: MetricDefinition; readonly at: number }[];
}

/**
 * Finds for each metric of the base the one of the head: that of the same name, else one that looks like it under a new
 * name. A deprecated metric is not looked for, since it was to go; nor is one of the head that takes the place of another.
 */
export function pairMetrics(base: Catalog, head: Catalog): PairedMetrics {
  const headByName = new Map(head.metrics.map((definition) => [definition.name, definition]));
  const baseNames = new Set(base.metrics.map(({ name }) => name));
  const removed = base.metrics.filter(
    (definition) => !headByName.has(definition.name) && deprecationOf(definition) === undefined,
  );
  const replacements = replacementsIn([...base.metrics, ...head.metrics]);
  const added = head.metrics.filter(({ name }) => !baseNames.has(name));
  const renames = findRenames(
    { metrics: removed, prefix: base.prefix },
    { metrics: added.filter(({ name }) => !replacements.has(name)), prefix: head.prefix },
  );
  const isRenamed = new Set([...renames.values()].map(({ head: definition }) => definition));
  return {
    pairs: base.metrics.map((definition): MetricPair => {
      const same = headByName.get(definition.name);
      return same ? { base: definition, head: same } : (renames.get(definition) ?? { base: definition });
    }),
    added: head.metrics.flatMap((definition, at) =>
      baseNames.has(definition.name) || isRenamed.has(definition) ? [] : [{ definition, at }],
    ),
  };
}

function replacementsIn(metrics: readonly MetricDefinition[]): ReadonlySet<string> {
  return new Set(metrics.flatMap((definition) => deprecationOf(definition)?.replacedBy ?? []));
}
