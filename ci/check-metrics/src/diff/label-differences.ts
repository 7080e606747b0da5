import type { LabelDomain, LabelDomains } from '@ibex/catalog';

import type { CatalogDifference } from './catalog-change.js';
import { pairLabels } from './pair-labels.js';
import { sameOrder } from './same-order.js';

/** The differences between the labels of a metric and of what it has become. */
export function* labelDifferences(
  metric: string,
  base: LabelDomains,
  head: LabelDomains,
): Iterable<CatalogDifference> {
  if (base === head) return;
  const pairs = pairLabels(base, head);
  for (const { base: label, head: to } of pairs) {
    const domain = base[label];
    const other = to === undefined ? undefined : head[to];
    if (domain === undefined) continue;
    if (to === undefined || other === undefined) {
      yield { kind: 'label-removed', metric, label, domain };
      continue;
    }
    if (to !== label) yield { kind: 'label-renamed', metric, label, to };
    yield* domainDifferences(metric, label, domain, other);
  }
  const before = pairs.flatMap(({ head: label }) => label ?? []);
  const known = new Set(before);
  for (const [at, [label, domain]] of Object.entries(head).entries()) {
    if (!known.has(label)) yield { kind: 'label-added', metric, label, domain, at };
  }
  const after = Object.keys(head).filter((label) => known.has(label));
  if (!sameOrder(before, after)) yield { kind: 'order', metric, to: after };
}

function* domainDifferences(
  metric: string,
  label: string,
  base: LabelDomain,
  head: LabelDomain,
): Iterable<CatalogDifference> {
  if (base === head) return;
  const [before, after] = [new Set(base.values), new Set(head.values)];
  const removed = base.values.filter((value) => !after.has(value));
  if (removed.length > 0) yield { kind: 'values-removed', metric, label, values: removed };
  const added = [...head.values.entries()].filter(([, value]) => !before.has(value));
  if (added.length > 0) {
    const values = added.map(([, value]) => value);
    yield { kind: 'values-added', metric, label, values, at: added.map(([at]) => at) };
  }
  if (base.kind !== head.kind || base.other !== head.other) {
    yield { kind: 'domain', metric, label, from: recognition(base), to: recognition(head) };
  }
  const common = head.values.filter((value) => before.has(value));
  if (
    !sameOrder(
      base.values.filter((value) => after.has(value)),
      common,
    )
  ) {
    yield { kind: 'order', metric, label, to: common };
  }
}

function recognition({ kind, other }: LabelDomain): Pick<LabelDomain, 'kind' | 'other'> {
  return { kind, ...(other !== undefined && { other }) };
}
