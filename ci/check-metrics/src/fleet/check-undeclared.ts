import { SERIES_OF_THE_SERVER } from './check-series-count.js';
import type { Fleet } from './fleet.js';
import type { FleetFinding } from './fleet-finding.js';
import { followUp } from './follow-up.js';
import { equals, startsWith } from './promql.js';
import { creationSeriesOf, seriesOf } from './series-names.js';

/**
 * Finds families that are not in the catalog.
 *
 * @param isAllowed - whether a family may stand beside the catalog; without it every one may that does not have the
 * catalog's prefix
 */
export async function checkUndeclared(
  fleet: Fleet,
  isAllowed: ((family: string) => boolean) | undefined,
): Promise<FleetFinding[]> {
  const { prefix, metrics } = fleet.catalog;
  const claimed = `${prefix}_`;
  const ofInterest = fleet.series(...(isAllowed ? [] : [startsWith('__name__', claimed)]));
  const names = new Set(await fleet.api.labelValues('__name__', ofInterest));
  const declared = new Set([
    ...SERIES_OF_THE_SERVER,
    ...metrics.flatMap((definition) => [
      definition.name,
      ...seriesOf(definition),
      creationSeriesOf(definition),
    ]),
  ]);
  /** A name of series of each family. */
  const stored = new Map<string, string>();
  for (const name of names) {
    const family = familyOf(name, names);
    // A colon is in the names of what the server computes, which no target exposes.
    const isSuspect = !declared.has(name) && !name.includes(':') && isAllowed?.(family) !== true;
    if (isSuspect && !stored.has(family)) stored.set(family, name);
  }
  const seriesWith = (family: string) => fleet.series(equals('__name__', stored.get(family) ?? family));
  return followUp(
    { names: [...stored.keys()].sort(), called: 'families', seriesWith },
    fleet,
    (family, others) =>
      fleet.findWith(seriesWith(family), () => ({
        code: 'metric/undeclared',
        severity: 'error',
        metric: family,
        message: family.startsWith(claimed)
          ? `has the prefix "${claimed}" but is not in the catalog${others}`
          : `is neither in the catalog nor allowed beside it${others}`,
        fix: family.startsWith(claimed)
          ? 'declare it in the catalog, or correct its name'
          : 'declare it in the catalog, or add it to "allow" in the configuration',
      })),
  );
}

/** The family that a series is of: several make up a histogram or a summary. */
function familyOf(series: string, all: ReadonlySet<string>): string {
  const base = series.replace(/_(?:bucket|sum|count|created)$/, '');
  const isPart = base !== series && all.has(`${base}_sum`) && all.has(`${base}_count`);
  return isPart ? base : series;
}
