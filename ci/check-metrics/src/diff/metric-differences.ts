import { isDeepStrictEqual } from 'node:util';

import { type MetricDefinition, metricUnit } from '@ibex/catalog';

import { bucketDifference } from './bucket-difference.js';
import { carriedInitial } from './carried-initial.js';
import type { CatalogDifference } from './catalog-change.js';
import { labelDifferences } from './label-differences.js';

/** The differences between a metric and what it has become, besides its name. */
export function* metricDifferences(
  base: MetricDefinition,
  head: MetricDefinition,
): Iterable<CatalogDifference> {
  if (base === head) return;
  const metric = base.name;
  if (base.type !== head.type) yield { kind: 'type', metric, from: base.type, to: head.type };
  yield* unitDifference(base, head);
  yield* bucketDifference(base, head);
  const labels = [...labelDifferences(metric, base.labels, head.labels)];
  yield* labels;
  if (!isDeepStrictEqual(carriedInitial(base.initial, labels), head.initial)) {
    yield { kind: 'initial', metric, from: base.initial, to: head.initial };
  }
  if (!isDeepStrictEqual(base.stability, head.stability)) {
    yield { kind: 'stability', metric, ...fromTo(base.stability, head.stability) };
  }
  if (base.budget !== head.budget) yield { kind: 'budget', metric, ...fromTo(base.budget, head.budget) };
  if (base.help !== head.help) yield { kind: 'help', metric, from: base.help, to: head.help };
}

function* unitDifference(base: MetricDefinition, head: MetricDefinition): Iterable<CatalogDifference> {
  const [from, to] = [metricUnit(base.name), metricUnit(head.name)];
  if (from !== to) yield { kind: 'unit', metric: base.name, ...fromTo(from, to) };
}

function fromTo<Value>(from: Value | undefined, to: Value | undefined): { from?: Value; to?: Value } {
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}
