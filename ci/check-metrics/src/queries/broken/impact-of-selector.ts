import { deprecationOf } from '@ibex/catalog';

import { metricsOfPattern, selectedNames } from '../check-selector.js';
import type { PromqlNode } from '../promql/promql-node.js';
import type { Part } from '../query-text.js';
import type { SeriesSort } from '../series-shape.js';
import {
  type Flow,
  type ImpactContext,
  mergedFlow,
  NO_FLOW,
  type Origin,
  type TakenOfValues,
} from './query-impact.js';
import { renamedSeries } from './renamed-names.js';

/**
 * What changes do to a selector, and what comes out of it.
 *
 * @param taken - what matters of its values
 */
export function impactOfSelector(node: PromqlNode, taken: TakenOfValues, context: ImpactContext): Flow {
  const names = selectedNames(node, { ...context, report: () => undefined });
  if (!names) return flowOfPattern(node, context);
  return mergedFlow(
    names.map((name) => {
      const { metric, sort } = context.names.shapeOf(name.text, () => undefined);
      if (metric === undefined) return flowOfRecorded(name, context);
      if (context.changes.of(metric).length === 0) return NO_FLOW;
      reportGone(name, metric, context);
      if (taken === 'value') reportOtherType(name, metric, context);
      return flowOfMetric(name, metric, sort, context);
    }),
  );
}

function reportGone({ text, from, to }: Part, metric: string, { changes, report }: ImpactContext): void {
  const suffix = text.slice(metric.length);
  const removed = changes.find(metric, 'metric-removed');
  const renamed = changes.find(metric, 'metric-renamed');
  const place = { from, to, through: [], passesOn: true };
  if (removed) {
    const { replacedBy } = deprecationOf(removed.definition) ?? {};
    const instead = replacedBy === undefined ? '' : ` and which ${replacedBy} replaces`;
    report({ change: removed, how: `asks for ${text}, which is gone${instead}`, ...place });
  } else if (renamed) {
    const called = renamedSeries(text, changes.renamed) ?? renamed.to + suffix;
    report({ change: renamed, how: `asks for ${text}, which is called ${called} now`, ...place });
  }
}

function reportOtherType({ from, to }: Part, metric: string, { changes, report }: ImpactContext): void {
  const change = changes.find(metric, 'type');
  if (change?.from !== 'gauge' || change.to !== 'counter') return;
  const how = 'takes the value of what is a counter now, and only grows';
  report({ change, how, from, to, through: [], passesOn: true });
}

function flowOfMetric(
  { from, to }: Part,
  metric: string,
  sort: SeriesSort,
  { changes }: ImpactContext,
): Flow {
  const hasUnit = sort !== 'bucket' && sort !== 'count' && changes.find(metric, 'unit') !== undefined;
  return {
    origins: new Map([[metric, { from, to, through: [] }]]),
    buckets: new Set(sort === 'bucket' ? [metric] : []),
    units: new Set(hasUnit ? [metric] : []),
    keptBy: new Map(),
  };
}

/** What a pattern of names takes is known by its metrics alone. */
function flowOfPattern(node: PromqlNode, context: ImpactContext): Flow {
  const metrics = metricsOfPattern(node, { ...context, report: () => undefined });
  const { from, to } = node;
  return { ...NO_FLOW, origins: new Map(metrics.map((metric) => [metric, { from, to, through: [] }])) };
}

function flowOfRecorded({ text, from, to }: Part, { recorded, report }: ImpactContext): Flow {
  const flows = recorded(text).map(({ breaks, flow }): Flow => {
    for (const found of breaks) {
      if (found.passesOn) report({ ...found, from, to, through: [text, ...found.through] });
    }
    const origins = Array.from(flow.origins, ([metric, { through }]): [string, Origin] => [
      metric,
      { from, to, through: [text, ...through] },
    ]);
    // Who adds a label keeps it there: here it only comes in.
    return { ...flow, origins: new Map(origins), keptBy: NO_FLOW.keptBy };
  });
  return mergedFlow(flows);
}
