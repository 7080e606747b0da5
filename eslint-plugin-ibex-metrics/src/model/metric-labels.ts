import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import type { AnalysedFile } from './analysed-file.js';
import { type CalledMethod, calledMethod } from './called-method.js';
import { catalogLabels } from './catalog-definition.js';
import type { MetricLabel } from './metric-label.js';
import { declaredLabelNames, looksLikeMetricOptions } from './metric-options.js';
import { isMetricClass, metricReceiver } from './metric-receiver.js';
import { labelNames } from './label-names.js';
import { objectProperties } from './object-properties.js';
import { pushgatewayGroupings } from './pushgateway-groupings.js';
import { labelsIn, recordedLabels } from './recorded-labels.js';
import { timedMetric } from './timed-metric.js';
import { isRegistry } from './untraced-use.js';

/** A node that can declare labels or give them values. */
export type LabellingNode = TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.ObjectExpression;

/**
 * The labels that a node declares or gives values to.
 *
 * @returns empty for a node that has nothing to do with metrics
 */
export function metricLabels(node: LabellingNode, file: AnalysedFile): readonly MetricLabel[] {
  switch (node.type) {
    case AST_NODE_TYPES.ObjectExpression:
      return looksLikeMetricOptions(node, file.sourceCode) ? labelsOfOptions(node, file) : [];
    case AST_NODE_TYPES.NewExpression:
      return labelsOfConstruction(node, file);
    case AST_NODE_TYPES.CallExpression:
      return labelsOfCall(node, file);
  }
}

function labelsOfConstruction(
  { callee, arguments: [options, , names] }: TSESTree.NewExpression,
  file: AnalysedFile,
): MetricLabel[] {
  if (!options || !isMetricClass(callee, file)) return [];
  // Before version 11 of prom-client: `new Counter(name, help, labelNames)`.
  const positional = names ? declared(labelNames(names, file.sourceCode).names) : [];
  return [...labelsOfOptions(options, file), ...positional];
}

function labelsOfOptions(options: TSESTree.Node, file: AnalysedFile): MetricLabel[] {
  return declared(declaredLabelNames(options, file.sourceCode).names);
}

function labelsOfCall(call: TSESTree.CallExpression, file: AnalysedFile): MetricLabel[] {
  const { callee } = call;
  const [argument] = call.arguments;
  if (!argument) return [];
  const method = calledMethod(call, file);
  if (method?.name === 'setDefaultLabels') {
    const isOther =
      metricReceiver(method.receiver, file).kind === 'other' && !isRegistry(method.receiver, file);
    return isOther ? [] : labelsIn(argument, undefined, file);
  }
  if (isCollectDefaultMetrics(callee, method, file)) {
    return objectProperties(argument, file.sourceCode)
      .filter(({ name }) => name === 'labels')
      .flatMap(({ value }) => labelsIn(value, undefined, file));
  }
  if (method) {
    const labels = recordedLabels(method, file);
    if (labels) return labels;
    const groupings = pushgatewayGroupings(method, file);
    if (groupings) return labelsIn(groupings, undefined, file);
  }
  const timed = timedMetric(callee, file);
  if (timed) return labelsIn(argument, timed.kind === 'metric' ? timed.name : undefined, file);
  return catalogLabels(call, file.sourceCode);
}

function isCollectDefaultMetrics(
  callee: TSESTree.Node,
  method: CalledMethod | undefined,
  file: AnalysedFile,
): boolean {
  const value = file.promClient.values.get(callee);
  if (value) return value.kind === 'export' && value.name === 'collectDefaultMetrics';
  return method?.name === 'collectDefaultMetrics' && metricReceiver(method.receiver, file).kind !== 'other';
}

function declared(names: readonly { readonly name: string; readonly node: TSESTree.Node }[]): MetricLabel[] {
  return names.map(({ name, node }) => ({ name, by: 'name', node, value: undefined }));
}
