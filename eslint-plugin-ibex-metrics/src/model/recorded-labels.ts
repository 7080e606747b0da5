import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import type { AnalysedFile } from './analysed-file.js';
import type { CalledMethod } from './called-method.js';
import type { MetricLabel } from './metric-label.js';
import { memberPath } from './member-path.js';
import { type MetricReceiver, metricReceiver } from './metric-receiver.js';
import { objectContents, type ObjectProperty } from './object-properties.js';
import { possibleValues } from './possible-values.js';
import { propertyName } from './property-name.js';

/**
 * The labels in a call of a metric's method: `inc`, `dec`, `set`, `observe`, `startTimer`, `labels`, `zero`,
 * `remove`.
 *
 * @returns `undefined` where it is no call of a metric
 */
export function recordedLabels(method: CalledMethod, file: AnalysedFile): MetricLabel[] | undefined {
  const isDistinctive = DISTINCTIVE_METHODS.has(method.name);
  if (!isDistinctive && !COMMON_METHODS.has(method.name)) return undefined;
  const receiver = metricReceiver(method.receiver, file);
  if (receiver.kind === 'other') return undefined;
  const [argument] = method.arguments;
  if (!argument) return receiver.kind === 'metric' || isDistinctive ? [] : undefined;
  const isObject = isLabelObject(argument, file);
  if (receiver.kind === 'unknown' && !isDistinctive) {
    // Types are asked last, and only where the call could have labels.
    const isMetric = isObject && file.types?.originOf(method.receiver).from === 'prom-client';
    if (!isMetric) return undefined;
  }
  if (!isObject && POSITIONAL_METHODS.has(method.name)) {
    return positionalLabels(method.arguments, receiver);
  }
  const metric = receiver.kind === 'metric' ? receiver.name : undefined;
  const { properties } = objectContents(argument, file.sourceCode);
  if (isExemplarForm(properties)) {
    return properties
      .filter(({ name }) => name === 'labels')
      .flatMap(({ value }) => labelsIn(value, metric, file));
  }
  const isValueAlone =
    method.arguments.length === 1 &&
    (VALUE_METHODS.has(method.name) || isChild(method.receiver, file) || isAmount(argument, file));
  return labelsIn(argument, metric, file).filter(({ by }) => by !== 'unknown' || !isValueAlone);
}

/** `counter.labels(…)`, which has its labels: what it is given is the value. */
function isChild(receiver: TSESTree.Node, { sourceCode }: AnalysedFile): boolean {
  return possibleValues(receiver, sourceCode).some(
    (value) =>
      value.type === AST_NODE_TYPES.CallExpression &&
      value.callee.type === AST_NODE_TYPES.MemberExpression &&
      propertyName(value.callee, sourceCode) === 'labels',
  );
}

/** An expression that gives a number, as far as its form tells. */
function isAmount(argument: TSESTree.Node, { sourceCode }: AnalysedFile): boolean {
  switch (argument.type) {
    case AST_NODE_TYPES.BinaryExpression:
    case AST_NODE_TYPES.UnaryExpression:
    case AST_NODE_TYPES.UpdateExpression:
      return true;
    case AST_NODE_TYPES.MemberExpression:
      return AMOUNTS.has(propertyName(argument, sourceCode) ?? '');
    case AST_NODE_TYPES.CallExpression:
      return NUMBER_FUNCTIONS.has(memberPath(argument.callee, sourceCode)[0] ?? '');
    default:
      return false;
  }
}

const AMOUNTS: ReadonlySet<string> = new Set(['byteLength', 'length', 'size']);

const NUMBER_FUNCTIONS: ReadonlySet<string> = new Set(['Math', 'Number', 'parseFloat', 'parseInt']);

function isLabelObject(argument: TSESTree.Node, { sourceCode }: AnalysedFile): boolean {
  return (
    possibleValues(argument, sourceCode).some(({ type }) => type === AST_NODE_TYPES.ObjectExpression) ||
    objectContents(argument, sourceCode).properties.length > 0
  );
}

/**
 * The labels in a label object.
 *
 * @param metric - the name of the metric they are given to, where it is known
 */
export function labelsIn(
  object: TSESTree.Node,
  metric: string | undefined,
  file: AnalysedFile,
): MetricLabel[] {
  const { properties, unknown } = objectContents(object, file.sourceCode);
  return [
    ...properties.map(({ name, key, value }): MetricLabel => ({
      metric,
      name,
      by: 'name',
      node: key,
      value,
    })),
    ...unknown.map((node) => unknownLabels(node, metric)),
  ];
}

function unknownLabels(node: TSESTree.Node, metric: string | undefined): MetricLabel {
  return { metric, name: undefined, by: 'unknown', node, value: undefined };
}

/** `.labels(a, b)`: the values in the order of the metric's label names. */
function positionalLabels(
  values: readonly TSESTree.CallExpressionArgument[],
  receiver: MetricReceiver,
): MetricLabel[] {
  const { name: metric, labelNames } =
    receiver.kind === 'metric' ? receiver : { name: undefined, labelNames: undefined };
  const firstSpread = values.findIndex(({ type }) => type === AST_NODE_TYPES.SpreadElement);
  const inPlace = firstSpread === -1 ? values : values.slice(0, firstSpread);
  const labels = inPlace.map((value, index): MetricLabel => ({
    metric,
    name: labelNames?.[index],
    by: 'position',
    node: value,
    value,
    position: index + 1,
  }));
  const spread = values[firstSpread];
  return spread ? [...labels, unknownLabels(spread, metric)] : labels;
}

/** `{ labels, value, exemplarLabels }`: what a metric with exemplars takes instead of labels. */
function isExemplarForm(properties: readonly ObjectProperty[]): boolean {
  const names = new Set(properties.map(({ name }) => name));
  return (
    (names.has('labels') || names.has('exemplarLabels')) &&
    [...names].every((name) => EXEMPLAR_FORM.has(name))
  );
}

const EXEMPLAR_FORM: ReadonlySet<string> = new Set(['labels', 'value', 'exemplarLabels']);

/** With labels given, these name a metric even where its origin is unknown. */
const DISTINCTIVE_METHODS: ReadonlySet<string> = new Set([
  'inc',
  'dec',
  'observe',
  'setToCurrentTime',
  'startTimer',
  'labels',
  'zero',
]);

/** Maps, sets and caches have these too, so the receiver must be traced to a metric. */
const COMMON_METHODS: ReadonlySet<string> = new Set(['set', 'remove']);

/** With a single argument that is no object, it is the value and not the labels. */
const VALUE_METHODS: ReadonlySet<string> = new Set(['observe', 'set']);

const POSITIONAL_METHODS: ReadonlySet<string> = new Set(['labels', 'remove']);
