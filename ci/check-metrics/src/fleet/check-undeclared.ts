import { andMore } from './and-more.js';
import { SERIES_OF_THE_SERVER } from './check-series-count.js';
import { type Fleet, MOST_FOLLOWED_UP } from './fleet.js';
import type { FleetFinding } from './fleet-finding.js';
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
  const names = await fleet.api.labelValues(
    '__name__',
    fleet.series(...(isAllowed ? [] : [startsWith('__name__', claimed)])),
  );
  const declared = new Set([
    ...SERIES_OF_THE_SERVER,
    ...metrics.flatMap((definition) => [
      definition.name,
      ...seriesOf(definition),
      creationSeriesOf(definition),
    ]),
  ]);
  const suspects = names.filter(
    // A colon is in the names of what the server computes, which no target exposes.
    (name) => !declared.has(name) && !name.includes(':') && isAllowed?.(familyOf(name, names)) !== true,
  );
  const families = [...new Set(suspects.map((name) => familyOf(name, names)))].sort();
  const findings: FleetFinding[] = [];
  for (const [index, family] of families.slice(0, MOST_FOLLOWED_UP).entries()) {
    const others = andMore(index, MOST_FOLLOWED_UP, families.length, 'families');
    const stored = suspects.find((name) => familyOf(name, names) === family) ?? family;
    const found = await fleet.findWith(fleet.series(equals('__name__', stored)), () => ({
      code: 'metric/undeclared',
      severity: 'error',
      metric: family,
      message: family.startsWith(claimed)
        ? `has the prefix "${claimed}" but is not in the catalog${others}`
        : `is neither in the catalog nor allowed beside it${others}`,
      fix: family.startsWith(claimed)
        ? 'declare it in the catalog, or correct its name'
        : 'declare it in the catalog, or add it to "allow" in the configuration',
    }));
    findings.push(...found);
  }
  return findings;
}

/** The family that a series is of: several make up a histogram or a summary. */
function familyOf(series: string, all: readonly string[]): string {
  const base = series.replace(/_(?:bucket|sum|count|created)$/, '');
  const isPart = base !== series && all.includes(`${base}_sum`) && all.includes(`${base}_count`);
  return isPart ? base : series;
}
