import type { LabelDomains, MetricDefinition } from './metric-definition.js';

/** One series of a metric, by its label values. */
export type LabelValues = Readonly<Record<string, string>>;

/**
 * The series of a metric that stand at zero before anything is recorded, so that the family has a
 * sample from the first scrape and `rate()` sees the first increment.
 *
 * @param definition - a metric
 * @returns the label values of each series, without repetition; one without labels for a metric
 *   that has none
 */
export function initialSeries({ labels, initial = [{}] }: MetricDefinition): LabelValues[] {
  const distinct = new Map<string, LabelValues>();
  for (const choice of initial) {
    for (const series of combinations(labels, choice)) distinct.set(JSON.stringify(series), series);
  }
  return [...distinct.values()];
}

function combinations(
  labels: LabelDomains,
  choice: Readonly<Record<string, readonly string[] | undefined>>,
): LabelValues[] {
  return Object.entries(labels).reduce<LabelValues[]>(
    (partial, [label, domain]) =>
      partial.flatMap((series) =>
        (choice[label] ?? domain.values).map((value) => ({ ...series, [label]: value })),
      ),
    [{}],
  );
}
