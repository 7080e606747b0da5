import type { MetricsSettings } from '../settings/metrics-settings.js';

/** The names under which the metrics of a catalog are queried, those of their series among them. */
export function seriesNames(settings: MetricsSettings): ReadonlySet<string> {
  let names = namesBySettings.get(settings);
  if (!names) {
    names = new Set(
      [...settings.metrics.keys()].flatMap((name) => [
        name,
        ...seriesOf(name, settings.metricTypes.get(name)),
      ]),
    );
    namesBySettings.set(settings, names);
  }
  return names;
}

/**
 * The names of the series that a metric has besides its own.
 *
 * @param type - of the metric; `undefined`: any
 * @see https://prometheus.io/docs/specs/om/open_metrics_spec/#suffixes
 */
export function seriesOf(name: string, type: string | undefined): readonly string[] {
  const created = `${name.replace(/_total$/, '')}_created`;
  switch (type) {
    case 'counter':
      return [created];
    case 'gauge':
      return [];
    default:
      return [`${name}_bucket`, `${name}_sum`, `${name}_count`, created];
  }
}

const namesBySettings = new WeakMap<MetricsSettings, ReadonlySet<string>>();
