import type { CatalogFinding } from '../catalog-problem.js';
import type { MetricDefinition } from '../metric-definition.js';
import { labelSetCount } from '../worst-case-series.js';

/** Up to this many label sets, all of them start at zero unless the definition says otherwise. */
const MOST_IMPLIED_LABEL_SETS = 64;

/**
 * A family without samples is invisible to Prometheus, and one that starts with every combination of
 * large domains is mostly noise; so beyond a handful the definition states which series to start with.
 */
export function checkInitialSeries(definition: MetricDefinition): CatalogFinding[] {
  const { labels, initial } = definition;
  const labelSets = labelSetCount(definition);
  if (initial === undefined) {
    return labelSets <= MOST_IMPLIED_LABEL_SETS
      ? []
      : [
          {
            code: 'catalog/initial-series',
            message: `has ${String(labelSets)} label sets and does not state which of them start at zero`,
            fix: 'list the usual ones in "initial"',
          },
        ];
  }
  return initial.flatMap((choice: Readonly<Record<string, readonly string[] | undefined>>) =>
    Object.entries(choice).flatMap(([label, values = []]): CatalogFinding[] => {
      const domain = labels[label];
      if (values.length === 0) {
        return [
          {
            code: 'catalog/initial-series',
            label,
            message: `"initial" gives label "${label}" no value, which makes no series at all`,
            fix: 'list values, or leave the label out to start with all of them',
          },
        ];
      }
      const foreign = values.filter((value) => !domain?.values.includes(value));
      return foreign.length === 0
        ? []
        : [
            {
              code: 'catalog/initial-series',
              label,
              message: `"initial" gives label "${label}" values outside its domain: ${foreign.join(', ')}`,
              fix: domain ? `use some of ${domain.values.join(', ')}` : 'name a label of this metric',
            },
          ];
    }),
  );
}
