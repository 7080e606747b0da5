import { type Facet, FACETS, type View } from './view.js';

/** A metric, as it is searched for. */
export interface SearchableMetric {
  /** The values it has of each facet. */
  readonly facets: Readonly<Record<Facet, readonly string[]>>;
  /** All words that find it, in lower case. */
  readonly text: string;
}

/** The metrics of a view, and how many there would be of each value of a facet. */
export interface Matches<Metric> {
  readonly metrics: readonly Metric[];
  readonly counts: Readonly<Record<Facet, ReadonlyMap<string, number>>>;
}

/**
 * Finds the metrics of a view. Every word must be in a metric's text. A metric has one of the chosen owners, one of the
 * types, one of the stabilities, and all of the labels.
 *
 * @param metrics - all, in the order in which they are to be found
 */
export function matchMetrics<Metric extends SearchableMetric>(
  metrics: readonly Metric[],
  { query, chosen }: View,
): Matches<Metric> {
  const terms = searchTerms(query);
  const found: Metric[] = [];
  const counts: Record<Facet, Map<string, number>> = {
    owner: new Map(),
    type: new Map(),
    label: new Map(),
    stability: new Map(),
  };
  for (const metric of metrics) {
    if (!terms.every((term) => metric.text.includes(term))) continue;
    const [failed, alsoFailed] = FACETS.filter((facet) => !hasChosen(metric, facet, chosen[facet]));
    if (failed === undefined) {
      found.push(metric);
      for (const facet of FACETS) count(counts[facet], metric.facets[facet]);
    } else if (alsoFailed === undefined && failed !== 'label') {
      // It would be found, had another value of this facet been chosen.
      count(counts[failed], metric.facets[failed]);
    }
  }
  return { metrics: found, counts };
}

/** The words of a query in lower case; those between quotation marks are one. */
export function searchTerms(query: string): readonly string[] {
  return [...query.toLowerCase().matchAll(/"([^"]+)"|[^\s"]+/g)].map(([word, quoted]) => quoted ?? word);
}

function hasChosen({ facets }: SearchableMetric, facet: Facet, chosen: readonly string[]): boolean {
  if (chosen.length === 0) return true;
  const has = (value: string): boolean => facets[facet].includes(value);
  return facet === 'label' ? chosen.every(has) : chosen.some(has);
}

function count(counts: Map<string, number>, values: readonly string[]): void {
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
}
