import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import type { AnalysedFile } from './analysed-file.js';
import type { MetricLabel } from './metric-label.js';
import { metricReceiver } from './metric-receiver.js';
import { type ObjectProperty, objectProperties } from './object-properties.js';
import { possibleValues } from './possible-values.js';

/**
 * The labels in a call of a metric's method: `inc`, `dec`, `set`, `observe`, `startTimer`, `labels`, `zero`,
 * `remove`.
 *
 * @param method - the method's name and what it is called on
 * @returns `undefined` where it is no call of a metric
 */
export function recordedLabels(
  call: TSESTree.CallExpression,
  method: { readonly name: string; readonly receiver: TSESTree.Node },
  file: AnalysedFile,
): MetricLabel[] | undefined {
  const isDistinctive = DISTINCTIVE_METHODS.has(method.name);
  if (!isDistinctive && !COMMON_METHODS.has(method.name)) return undefined;
  const receiver = metricReceiver(method.receiver, file);
  if (receiver.kind === 'other' || (receiver.kind === 'unknown' && !isDistinctive)) return undefined;

  const [argument] = call.arguments;
  if (!argument) return [];
  const isObject = possibleValues(argument, file.sourceCode).some(
    ({ type }) => type === AST_NODE_TYPES.ObjectExpression,
  );
  if (!isObject && POSITIONAL_METHODS.has(method.name)) {
    return positionalLabels(call.arguments, receiver.kind === 'metric' ? receiver.labelNames : undefined);
  }
  const properties = objectProperties(argument, file.sourceCode);
  const labels = isExemplarForm(properties)
    ? properties
        .filter(({ name }) => name === 'labels')
        .flatMap(({ value }) => objectProperties(value, file.sourceCode))
    : properties;
  return labels.map(({ name, key, value }) => ({ name, by: 'name', node: key, value }));
}

/** `.labels(a, b)`: the values in the order of the metric's label names. */
function positionalLabels(
  values: readonly TSESTree.CallExpressionArgument[],
  labelNames: readonly string[] | undefined,
): MetricLabel[] {
  const firstSpread = values.findIndex(({ type }) => type === AST_NODE_TYPES.SpreadElement);
  const inPlace = firstSpread === -1 ? values : values.slice(0, firstSpread);
  return inPlace.map((value, index) => ({
    name: labelNames?.[index],
    by: 'position',
    node: value,
    value,
    position: index + 1,
  }));
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
  'startTimer',
  'labels',
  'zero',
]);

/** Maps, sets and caches have these too, so the receiver must be traced to a metric. */
const COMMON_METHODS: ReadonlySet<string> = new Set(['set', 'remove']);

const POSITIONAL_METHODS: ReadonlySet<string> = new Set(['labels', 'remove']);
