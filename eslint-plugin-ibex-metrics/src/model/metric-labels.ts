import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import type { AnalysedFile } from './analysed-file.js';
import { catalogLabels } from './catalog-definition.js';
import type { MetricLabel } from './metric-label.js';
import { declaredLabelNames, looksLikeMetricOptions } from './metric-options.js';
import { isMetricClass, metricReceiver } from './metric-receiver.js';
import { labelNames } from './label-names.js';
import { objectProperties } from './object-properties.js';
import { possibleValues } from './possible-values.js';
import { propertyName } from './property-name.js';
import { recordedLabels } from './recorded-labels.js';

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
  const method =
    callee.type === AST_NODE_TYPES.MemberExpression
      ? { name: propertyName(callee, file.sourceCode), receiver: callee.object }
      : undefined;
  if (method?.name === 'setDefaultLabels') {
    return metricReceiver(method.receiver, file).kind === 'other' ? [] : givenIn(argument, file);
  }
  if (isCollectDefaultMetrics(callee, method, file)) {
    return objectProperties(argument, file.sourceCode)
      .filter(({ name }) => name === 'labels')
      .flatMap(({ value }) => givenIn(value, file));
  }
  if (method?.name !== undefined) {
    const labels = recordedLabels(call, { name: method.name, receiver: method.receiver }, file);
    if (labels) return labels;
  }
  if (stopsTimer(callee, file)) return givenIn(argument, file);
  return catalogLabels(call, file.sourceCode);
}

function isCollectDefaultMetrics(
  callee: TSESTree.Node,
  method: { name: string | undefined; receiver: TSESTree.Node } | undefined,
  file: AnalysedFile,
): boolean {
  const value = file.promClient.values.get(callee);
  if (value) return value.kind === 'export' && value.name === 'collectDefaultMetrics';
  return method?.name === 'collectDefaultMetrics' && metricReceiver(method.receiver, file).kind !== 'other';
}

/** Whether a function is one that `startTimer` returned. */
function stopsTimer(callee: TSESTree.Node, file: AnalysedFile): boolean {
  // Every call of every file comes here; the text is the cheapest way to know that none starts a timer.
  if (!file.sourceCode.text.includes('startTimer')) return false;
  return possibleValues(callee, file.sourceCode).some(
    (value) =>
      value.type === AST_NODE_TYPES.CallExpression &&
      value.callee.type === AST_NODE_TYPES.MemberExpression &&
      propertyName(value.callee, file.sourceCode) === 'startTimer' &&
      metricReceiver(value.callee.object, file).kind !== 'other',
  );
}

function givenIn(labels: TSESTree.Node, file: AnalysedFile): MetricLabel[] {
  return objectProperties(labels, file.sourceCode).map(({ name, key, value }) => ({
    name,
    by: 'name',
    node: key,
    value,
  }));
}

function declared(names: readonly { readonly name: string; readonly node: TSESTree.Node }[]): MetricLabel[] {
  return names.map(({ name, node }) => ({ name, by: 'name', node, value: undefined }));
}
