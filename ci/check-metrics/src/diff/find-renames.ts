import type { MetricDefinition } from '@ibex/catalog';

import { type ComparedMetric, comparedMetric, metricLikeness } from './metric-likeness.js';
import { type LikePair, pairByLikeness } from './pair-by-likeness.js';

/** Metrics that only one of two catalogs has. */
export interface UnpairedMetrics {
  readonly metrics: readonly MetricDefinition[];
  /** What all names of the catalog begin with. */
  readonly prefix: string;
}

/**
 * Finds metrics that have another name now. Each is compared only with the few that share its rarest words, so the time
 * grows with the number of metrics, not with its square.
 *
 * @returns by the metric of the base
 */
export function findRenames(
  removed: UnpairedMetrics,
  added: UnpairedMetrics,
): ReadonlyMap<MetricDefinition, LikePair<MetricDefinition, MetricDefinition>> {
  if (removed.metrics.length === 0 || added.metrics.length === 0) return new Map();
  const heads = new MetricsByKey(added);
  const candidates = removed.metrics.flatMap((definition) => {
    const base = comparedMetric(definition, removed.prefix);
    return heads.sharingKeys(base).flatMap((head): LikePair<MetricDefinition, MetricDefinition>[] => {
      const similarity = metricLikeness(base, head);
      return similarity === undefined ? [] : [{ base: definition, head: head.definition, similarity }];
    });
  });
  return new Map(pairByLikeness(candidates).map((pair) => [pair.base, pair]));
}

/** With how many others a metric is compared. */
const MOST_COMPARED = 64;

class MetricsByKey {
  readonly #byKey = new Map<string, ComparedMetric[]>();

  constructor({ metrics, prefix }: UnpairedMetrics) {
    for (const definition of metrics) {
      const compared = comparedMetric(definition, prefix);
      for (const key of keysOf(compared)) {
        const known = this.#byKey.get(key);
        if (known) known.push(compared);
        else this.#byKey.set(key, [compared]);
      }
    }
  }

  /** Those that share a key, the rarest first; what too many share says nothing about any of them. */
  sharingKeys(metric: ComparedMetric): readonly ComparedMetric[] {
    const shared = [...keysOf(metric)].map((key) => this.#byKey.get(key) ?? []);
    const found = new Set<ComparedMetric>();
    for (const some of shared.toSorted((one, other) => one.length - other.length)) {
      if (found.size + some.length > MOST_COMPARED) break;
      for (const other of some) found.add(other);
    }
    return [...found];
  }
}

/** Words, neighbouring words, and the help text. */
function keysOf({ words, definition }: ComparedMetric): ReadonlySet<string> {
  const neighbours = words.slice(1).map((word, index) => `${words[index] ?? ''}_${word}`);
  return new Set([...words, ...neighbours, `"${definition.help}`]);
}
