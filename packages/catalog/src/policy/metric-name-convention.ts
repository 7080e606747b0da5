import type { CatalogFinding } from '../catalog-problem.js';
import type { MetricType } from '../metric-definition.js';
import { METRIC_UNITS } from '../metric-unit.js';

/** The words a metric name is made of, as the catalog declares them. */
export interface NamingPolicy {
  /** The first word of every name, such as `ibex`. */
  readonly prefix: string;
  /** The services whose metrics the catalog holds. */
  readonly services: readonly string[];
  /** What services share and measure alike, such as `db` or `process`; stands where a service stands. */
  readonly subsystems: readonly string[];
}

/**
 * Checks a name against `{prefix}_{service}_{noun}_{unit}`.
 *
 * The unit is `total` for a counter and a base unit for a histogram. A gauge may also count things
 * (`connections`) or tell a state (`up`), so its last word is free unless it measures a duration.
 *
 * @param name - the metric's name
 * @param type - its type
 * @param policy - the words to expect
 */
export function checkNameConvention(name: string, type: MetricType, policy: NamingPolicy): CatalogFinding[] {
  const convention = `${policy.prefix}_{service}_{noun}_{unit}`;
  const owners = [...policy.services, ...policy.subsystems];
  if (!/^[a-zA-Z][a-zA-Z0-9]*(?:_[a-zA-Z0-9]+)*$/.test(name)) {
    return [
      {
        code: 'catalog/name-convention',
        message: `"${name}" is not made of words joined by single underscores`,
        fix: `name it by the convention ${convention}`,
      },
    ];
  }
  const [prefix, owner, ...rest] = name.split('_');
  if (prefix !== policy.prefix || owner === undefined || !owners.includes(owner) || rest.length === 0) {
    return [
      {
        code: 'catalog/name-convention',
        message: `"${name}" does not follow ${convention}`,
        fix: `begin it with ${owners.map((word) => `"${policy.prefix}_${word}_"`).join(' or ')}, then say what is measured`,
      },
    ];
  }
  return checkUnit(name, type, rest);
}

/**
 * The service or subsystem that a metric is of, by its name.
 *
 * @param name - the metric's name
 * @returns the second word, or `undefined` where that is neither
 */
export function ownerOf(name: string, { services, subsystems }: NamingPolicy): string | undefined {
  const owner = name.split('_')[1];
  return [...services, ...subsystems].find((word) => word === owner);
}

function checkUnit(name: string, type: MetricType, words: readonly string[]): CatalogFinding[] {
  const unit = words.at(-1) ?? '';
  const measuresTime = words.some((word) => word === 'duration' || word === 'latency');
  if (type === 'histogram' && !METRIC_UNITS.includes(unit)) {
    return [
      {
        code: 'catalog/name-unit',
        message: `histogram "${name}" does not end in a base unit`,
        fix: `end it in the unit that is observed, for a latency "${name}_seconds"`,
      },
    ];
  }
  if (type === 'gauge' && measuresTime && unit !== 'seconds') {
    return [
      {
        code: 'catalog/name-unit',
        message: `"${name}" measures time but does not end in "_seconds"`,
        fix: `name it "${name}_seconds" and record seconds`,
      },
    ];
  }
  if (type === 'counter' && unit === 'total' && words.length < 2) {
    return [
      {
        code: 'catalog/name-unit',
        message: `"${name}" does not say what is counted`,
        fix: 'name what is counted, such as "requests", before "_total"',
      },
    ];
  }
  return [];
}
