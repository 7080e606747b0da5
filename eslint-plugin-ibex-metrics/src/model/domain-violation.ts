import type { TSESTree } from '@typescript-eslint/utils';

import type { CatalogMetric, MetricsSettings } from '../settings/metrics-settings.js';
import { type LabelValueContext, labelValues } from './label-value.js';
import type { MetricLabel } from './metric-label.js';
import { placeOf } from './reporting-place.js';

/** A label of the catalog that gets, or may get, something else than its domain has. */
export interface DomainViolation {
  /**
   * `foreign`: constants that are no members. `unbounded`: a value that can be anything. `unproven`: a value of
   * which nothing is known. `unproven-labels`: labels that come as a whole from elsewhere.
   */
  readonly kind: 'foreign' | 'unbounded' | 'unproven' | 'unproven-labels';
  readonly node: TSESTree.Node;
  readonly metric: string;
  /** The label, or all that nothing is known of. */
  readonly labels: readonly string[];
  /** The domain; empty for several labels. */
  readonly domain: readonly string[];
  /** The values that are no members. */
  readonly outside: readonly string[];
}

/** What violations are worked out from. */
export interface DomainContext extends LabelValueContext {
  readonly settings: MetricsSettings;
}

/**
 * Compares the labels of a call with the domains that the catalog declares for them.
 *
 * @param labels - all labels of one call
 * @returns those of labels with a domain, in metrics that the catalog has
 */
export function domainViolations(
  labels: readonly MetricLabel[],
  context: DomainContext,
): readonly DomainViolation[] {
  return labels.flatMap((label) => {
    const { metric, name, value, node } = label;
    const declared = metric === undefined ? undefined : context.settings.metrics.get(metric);
    if (metric === undefined || !declared) return [];
    if (label.by === 'unknown') return unprovenLabels(node, metric, without(declared, labels), context);
    const domain = name === undefined ? undefined : declared.get(name);
    if (name === undefined || !domain || !value) return [];
    return label.by === 'position' && context.types?.literalValuesOfProperty(value, name)
      ? unprovenLabels(value, metric, declared, context)
      : violationsOfValue(value, { metric, labels: [name], domain }, context);
  });
}

function violationsOfValue(
  value: TSESTree.Node,
  label: Pick<DomainViolation, 'metric' | 'labels' | 'domain'>,
  context: DomainContext,
): readonly DomainViolation[] {
  const values = labelValues(value, context);
  // One of these says it all: the others go away with what is done about it.
  const unbounded = values.find(({ kind }) => kind === 'unbounded');
  const unproven = unbounded ?? values.find(({ kind }) => kind === 'unknown');
  const foreign = values.flatMap((each): DomainViolation[] => {
    if (each.kind !== 'known') return [];
    const outside = [...new Set(each.values)].filter((member) => !label.domain.includes(member));
    return outside.length > 0
      ? [{ ...label, kind: 'foreign', node: placeOf(value, each.node), outside }]
      : [];
  });
  if (!unproven) return foreign;
  const kind = unbounded ? 'unbounded' : 'unproven';
  return [{ ...label, kind, node: placeOf(value, unproven.node), outside: [] }, ...foreign];
}

function unprovenLabels(
  node: TSESTree.Node,
  metric: string,
  open: CatalogMetric,
  { types }: DomainContext,
): readonly DomainViolation[] {
  const isProven = (name: string, domain: readonly string[]) =>
    types?.literalValuesOfProperty(node, name)?.every((value) => domain.includes(value)) ?? false;
  const labels = [...open].flatMap(([name, domain]) => (domain && !isProven(name, domain) ? [name] : []));
  // A number is the amount.
  if (labels.length === 0 || types?.isNumber(node)) return [];
  return [{ kind: 'unproven-labels', node, metric, labels, domain: [], outside: [] }];
}

/** The labels of a metric that are not given by name or position. */
function without(declared: CatalogMetric, labels: readonly MetricLabel[]): CatalogMetric {
  const given = new Set(labels.map(({ name }) => name));
  return new Map([...declared].filter(([name]) => !given.has(name)));
}
