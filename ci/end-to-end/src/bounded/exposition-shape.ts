import { worstCaseSeries } from '@ibex/catalog';
import { validateExposition } from '@ibex/exposition';
import { ibexCatalog } from '@ibex/metrics/catalog';

/** What an exposition consists of, whatever its values. */
export interface ExpositionShape {
  /** Every series of every family, in order. */
  readonly series: readonly string[];
  /** The families of the catalog that have more series than they can have at worst. */
  readonly beyondWorstCase: readonly string[];
}

/** Reads the shape of an exposition. */
export function shapeOf(exposition: string): ExpositionShape {
  const series: string[] = [];
  const counts = new Map<string, number>();
  validateExposition(exposition, {
    onSample: ({ name, family, labels }) => {
      series.push(`${name}{${labels.map((label) => `${label.name}="${label.value}"`).join(',')}}`);
      counts.set(family, (counts.get(family) ?? 0) + 1);
    },
  });
  const beyondWorstCase = worstCaseSeries(ibexCatalog)
    .metrics.filter((bound) => (counts.get(bound.name) ?? 0) > bound.series)
    .map(({ name }) => name);
  return { series: series.sort(), beyondWorstCase };
}
