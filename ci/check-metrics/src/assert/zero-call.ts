import type { MetricDefinition } from '@ibex/catalog';

/**
 * The call of prom-client that gives a metric its first series, so that Prometheus has something to store before
 * anything happened. Its labels are an example: the first values of their domains, or of what the catalog says shall
 * start at zero.
 *
 * @param definition - of the metric
 * @returns code, such as `ibex_x_total.inc({ result: 'ok' }, 0)`
 */
export function zeroCall({ name, type, labels, initial }: MetricDefinition): string {
  const start = initial?.[0];
  const values = Object.entries(labels).map(
    ([label, domain]) => `${label}: '${start?.[label]?.[0] ?? domain.values[0] ?? ''}'`,
  );
  const given = values.length === 0 ? [] : [`{ ${values.join(', ')} }`];
  switch (type) {
    case 'counter':
      return `${name}.inc(${[...given, '0'].join(', ')})`;
    case 'gauge':
      return `${name}.set(${[...given, '0'].join(', ')})`;
    case 'histogram':
      return `${name}.zero(${given[0] ?? '{}'})`;
  }
}
