import type { LintableMetric } from '@ibex/catalog';
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import type { AnalysedFile } from './analysed-file.js';
import { catalogDefinitionType, catalogLabels } from './catalog-definition.js';
import { isClass } from './class-node.js';
import { type EnclosingCatalog, enclosingCatalog } from './enclosing-catalog.js';
import { labelNames } from './label-names.js';
import { isText } from './metric-name.js';
import { declaredLabelNames, looksLikeMetricOptions } from './metric-options.js';
import { metricClassNames } from './metric-receiver.js';
import { type OptionValue, optionValue } from './option-value.js';
import { possibleValues } from './possible-values.js';
import { METRIC_CLASSES } from './prom-client-value.js';
import { untracedUse } from './untraced-use.js';

/** A node that can define a metric. */
export type DefiningNode = TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.ObjectExpression;

/** A metric where it is defined. */
export interface MetricDefinition {
  /** Whose definition it is; the two have different defaults. */
  readonly by: 'catalog' | 'prom-client';
  /** `untyped`: it is decided at run time, or not known. */
  readonly type: LintableMetric['type'];
  readonly name: OptionValue;
  readonly help: OptionValue;
  readonly buckets: OptionValue;
  readonly labels: readonly { readonly name: string; readonly node: TSESTree.Node }[];
  /** The catalog it is written in, where that stands around it. */
  readonly catalog?: EnclosingCatalog | undefined;
  /** Where what is missing should be: the options, or all of the definition. */
  readonly node: TSESTree.Node;
}

/**
 * The metric that a node defines: a construction with prom-client, in whatever way it came there; `super(…)` in a class
 * derived from one of its metrics; a `make…Provider` of a NestJS module; an object that can only be the options of a
 * metric; a call of the catalog's `counter`, `gauge` or `histogram`.
 *
 * @returns `undefined` for anything else. The options of a construction are a definition too, so that a metric may be
 *   seen twice, as an object without a type and as the construction
 */
export function metricDefinition(node: DefiningNode, file: AnalysedFile): MetricDefinition | undefined {
  switch (node.type) {
    case AST_NODE_TYPES.ObjectExpression:
      return definitionByObject(node, file);
    case AST_NODE_TYPES.NewExpression:
      return byArguments(typeOfConstruction(node, file), node.arguments, node, file);
    case AST_NODE_TYPES.CallExpression:
      return definitionByCall(node, file);
  }
}

function definitionByObject(
  object: TSESTree.ObjectExpression,
  file: AnalysedFile,
): MetricDefinition | undefined {
  const expected = typeOfConfiguration(object, file);
  if (expected) return byOptions(expected, object, file);
  return looksLikeMetricOptions(object, file.sourceCode) ? byThemselves(object, file) : undefined;
}

/** Options that a function of another file takes for those of prom-client, which only its types tell. */
function typeOfConfiguration(
  object: TSESTree.ObjectExpression,
  { sourceCode, types }: AnalysedFile,
): MetricDefinition['type'] | undefined {
  const isArgument = object.parent.type === AST_NODE_TYPES.CallExpression;
  if (!types || !isArgument || optionValue(object, 'help', sourceCode).isMissing) return undefined;
  const expected = types.expectedOrigin(object);
  const name = expected.from === 'prom-client' ? /^(\w+)Configuration$/.exec(expected.name)?.[1] : undefined;
  return name === undefined ? undefined : (TYPES_BY_CLASS.get(name) ?? 'untyped');
}

function definitionByCall(call: TSESTree.CallExpression, file: AnalysedFile): MetricDefinition | undefined {
  const { callee, arguments: args } = call;
  if (callee.type === AST_NODE_TYPES.Super) return byArguments(typeOfSuper(callee, file), args, call, file);
  const catalogType = catalogDefinitionType(call, file.sourceCode);
  if (catalogType) return byCatalog(catalogType, call, file);
  if (isReflectConstruct(callee)) {
    const [constructed, values] = args;
    if (!constructed || values?.type !== AST_NODE_TYPES.ArrayExpression) return undefined;
    const given = values.elements.filter((element) => element !== null);
    return byArguments(typeOfClass(constructed, file), given, call, file);
  }
  return byArguments(typeOfProvider(callee, file), args, call, file);
}

function typeOfConstruction(
  construction: TSESTree.NewExpression,
  file: AnalysedFile,
): MetricDefinition['type'] | undefined {
  const { callee } = construction;
  // What such a class makes of its arguments is up to its constructor, where `super` is called.
  const takesOtherArguments = possibleValues(callee, file.sourceCode).some(
    (value) => isClass(value) && value.body.body.some(isConstructor),
  );
  if (takesOtherArguments) return undefined;
  const type = typeOfClass(callee, file);
  if (type) return type;
  const use = untracedUse(construction, file);
  return use?.kind === 'construct' && METRIC_CLASSES.has(use.name) ? TYPES_BY_CLASS.get(use.name) : undefined;
}

function typeOfClass(expression: TSESTree.Node, file: AnalysedFile): MetricDefinition['type'] | undefined {
  const names = [...metricClassNames(expression, file)];
  if (names.length === 0) return undefined;
  const [name] = names;
  return names.length === 1 && name !== undefined ? TYPES_BY_CLASS.get(name) : 'untyped';
}

function typeOfSuper(node: TSESTree.Super, file: AnalysedFile): MetricDefinition['type'] | undefined {
  let around: TSESTree.Node | undefined = node.parent;
  while (around && !isClass(around)) around = around.parent;
  return around?.superClass ? typeOfClass(around.superClass, file) : undefined;
}

/** `makeCounterProvider` of `@willsoto/nestjs-prometheus`, and of what is like it. */
function typeOfProvider(callee: TSESTree.Node, file: AnalysedFile): MetricDefinition['type'] | undefined {
  const value = file.promClient.values.get(callee);
  if (value?.kind !== 'wrapper') return undefined;
  return TYPES_BY_CLASS.get(/^make(\w+)Provider$/.exec(value.name ?? '')?.[1] ?? '');
}

function byArguments(
  type: MetricDefinition['type'] | undefined,
  args: readonly TSESTree.CallExpressionArgument[],
  node: TSESTree.Node,
  file: AnalysedFile,
): MetricDefinition | undefined {
  const [first, second] = args;
  if (type === undefined || !first || args.some(({ type }) => type === AST_NODE_TYPES.SpreadElement)) {
    return undefined;
  }
  if (isNothing(first)) return undefined;
  const isPositional = second !== undefined || isText(first, file.sourceCode);
  return isPositional ? byPosition(type, args, node, file) : byOptions(type, first, file);
}

/** Before version 11 of prom-client: `new Histogram(name, help, labelNames, { buckets })`. */
function byPosition(
  type: MetricDefinition['type'],
  [name, help, ...others]: readonly TSESTree.CallExpressionArgument[],
  node: TSESTree.Node,
  { sourceCode }: AnalysedFile,
): MetricDefinition {
  const [labelsOrOptions, options = labelsOrOptions] = others;
  return {
    by: 'prom-client',
    type,
    name: given(name),
    help: given(help),
    buckets: options ? optionValue(options, 'buckets', sourceCode) : given(undefined),
    labels: labelsOrOptions ? labelNames(labelsOrOptions, sourceCode).names : [],
    node,
  };
}

function byOptions(
  type: MetricDefinition['type'],
  options: TSESTree.Node,
  { sourceCode }: AnalysedFile,
): MetricDefinition {
  return {
    by: 'prom-client',
    type,
    name: optionValue(options, 'name', sourceCode),
    help: optionValue(options, 'help', sourceCode),
    buckets: optionValue(options, 'buckets', sourceCode),
    labels: declaredLabelNames(options, sourceCode).names,
    node: options,
  };
}

/** What such options leave out, whatever makes a metric of them may fill in. */
function byThemselves(options: TSESTree.ObjectExpression, file: AnalysedFile): MetricDefinition {
  const definition = byOptions('untyped', options, file);
  return { ...definition, help: { ...definition.help, isMissing: false } };
}

function byCatalog(
  type: MetricDefinition['type'],
  call: TSESTree.CallExpression,
  { sourceCode }: AnalysedFile,
): MetricDefinition | undefined {
  const [name, options] = call.arguments;
  if (!options) return undefined;
  return {
    by: 'catalog',
    type,
    name: given(name),
    help: optionValue(options, 'help', sourceCode),
    buckets: optionValue(options, 'buckets', sourceCode),
    labels: catalogLabels(call, sourceCode).flatMap(({ name: label, node }) =>
      label === undefined ? [] : [{ name: label, node }],
    ),
    catalog: enclosingCatalog(call, sourceCode),
    node: options,
  };
}

/** What is no options, and makes prom-client throw. */
function isNothing(node: TSESTree.Node): boolean {
  return (
    (node.type === AST_NODE_TYPES.Literal && typeof node.value !== 'string') ||
    (node.type === AST_NODE_TYPES.Identifier && node.name === 'undefined')
  );
}

function given(value: TSESTree.Node | undefined): OptionValue {
  return { values: value ? [value] : [], isMissing: !value };
}

function isConstructor(member: TSESTree.ClassElement): boolean {
  return member.type === AST_NODE_TYPES.MethodDefinition && member.kind === 'constructor';
}

function isReflectConstruct(callee: TSESTree.Node): boolean {
  return (
    callee.type === AST_NODE_TYPES.MemberExpression &&
    callee.object.type === AST_NODE_TYPES.Identifier &&
    callee.object.name === 'Reflect' &&
    callee.property.type === AST_NODE_TYPES.Identifier &&
    callee.property.name === 'construct'
  );
}

const TYPES_BY_CLASS: ReadonlyMap<string, MetricDefinition['type']> = new Map([
  ['Counter', 'counter'],
  ['Gauge', 'gauge'],
  ['Histogram', 'histogram'],
  ['Summary', 'summary'],
]);
