import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';

import type { AnalysedFile } from './analysed-file.js';
import { annotatedType } from './annotated-type.js';
import { classOf, ownerOfThis } from './class-field.js';
import { isClass } from './class-node.js';
import { memberPath } from './member-path.js';
import { declaredLabelNames, declaredName, looksLikeMetricOptions } from './metric-options.js';
import { possibleValues } from './possible-values.js';
import { propertyName } from './property-name.js';
import { METRIC_CLASSES } from './prom-client-value.js';
import { returnedValues } from './returned-values.js';
import { unwrapped } from './syntactic-position.js';

/** What a method is called on. */
export type MetricReceiver =
  | {
      /** A prom-client metric, or a metric of the catalog. */
      readonly kind: 'metric';
      /** `undefined` where it is not known. */
      readonly name: string | undefined;
      /** In their order; `undefined` where they are not all known. */
      readonly labelNames: readonly string[] | undefined;
    }
  /** Certainly no metric: a `Map`, an object or a class of this file. */
  | { readonly kind: 'other' }
  /** It cannot be told: an import, a parameter, the result of a call. */
  | { readonly kind: 'unknown' };

/**
 * Tells whether a method is called on a metric.
 *
 * @param receiver - the expression before the method's name
 */
export function metricReceiver(receiver: TSESTree.Node, file: AnalysedFile): MetricReceiver {
  return receiverOf(receiver, file, new Set());
}

/** @param visited - the calls it went through, since functions may call each other in circles */
function receiverOf(
  receiver: TSESTree.Node,
  file: AnalysedFile,
  visited: Set<TSESTree.Node>,
): MetricReceiver {
  const catalogMetric = metricOfCatalog(receiver, file);
  if (catalogMetric) return catalogMetric;
  const candidates = possibleValues(receiver, file.sourceCode).map((value) =>
    receiverOfValue(value, file, visited),
  );
  return (
    candidates.find(({ kind }) => kind === 'metric') ??
    candidates.find(({ kind }) => kind === 'unknown') ??
    candidates[0] ??
    UNKNOWN
  );
}

/**
 * Whether an expression is a class whose instances are metrics: one of prom-client, or one of this file
 * derived from it.
 */
export function isMetricClass(expression: TSESTree.Node, file: AnalysedFile): boolean {
  return metricClassNames(expression, file).size > 0;
}

/**
 * The classes of prom-client that an expression may be, or be derived from.
 *
 * @returns what prom-client calls them, `undefined` for one that is chosen at run time; empty for no such class
 */
export function metricClassNames(
  expression: TSESTree.Node,
  file: AnalysedFile,
): ReadonlySet<string | undefined> {
  const names = derivationsOf(expression, file).flatMap((base) => {
    const value = file.promClient.values.get(base);
    const isMetric = value?.kind === 'export' && (value.name === undefined || METRIC_CLASSES.has(value.name));
    return isMetric ? [value.name] : [];
  });
  return new Set(names);
}

/** An expression, what it may stand for, and the base classes of that. */
function derivationsOf(expression: TSESTree.Node, { sourceCode }: AnalysedFile): readonly TSESTree.Node[] {
  // Code that does not run may derive a class from itself.
  const found = new Set([expression]);
  for (const node of found) {
    if (isClass(node)) {
      if (node.superClass) found.add(node.superClass);
    } else {
      for (const value of possibleValues(node, sourceCode)) found.add(value);
    }
  }
  return [...found];
}

function receiverOfValue(
  value: TSESTree.Node,
  file: AnalysedFile,
  visited: Set<TSESTree.Node>,
): MetricReceiver {
  switch (value.type) {
    case AST_NODE_TYPES.NewExpression:
      return receiverOfInstance(value, file);
    case AST_NODE_TYPES.ThisExpression:
      return receiverOfThis(value, file);
    case AST_NODE_TYPES.CallExpression:
      return receiverOfCall(value, file, visited);
    case AST_NODE_TYPES.Identifier:
    case AST_NODE_TYPES.MemberExpression:
      // A field or a property may hold the catalog's metric under a name of its own.
      return metricOfCatalog(value, file) ?? receiverOfAnnotated(value, file);
    case AST_NODE_TYPES.ArrayExpression:
    case AST_NODE_TYPES.ArrowFunctionExpression:
    case AST_NODE_TYPES.ClassDeclaration:
    case AST_NODE_TYPES.ClassExpression:
    case AST_NODE_TYPES.FunctionExpression:
    case AST_NODE_TYPES.Literal:
    case AST_NODE_TYPES.ObjectExpression:
    case AST_NODE_TYPES.TemplateLiteral:
      return OTHER;
    default:
      return UNKNOWN;
  }
}

/** `constructor(private readonly sessions: Gauge<string>)`, where the type is prom-client's, or one of the platform. */
function receiverOfAnnotated(value: TSESTree.Node, { sourceCode }: AnalysedFile): MetricReceiver {
  const annotated = annotatedType(value, sourceCode);
  if (annotated?.origin === 'global') return OTHER;
  return annotated?.origin === 'prom-client' && METRIC_CLASSES.has(annotated.name) ? UNNAMED_METRIC : UNKNOWN;
}

/** `counter.labels(…)` is of the metric it is called on; else what a function of this file gives. */
function receiverOfCall(
  call: TSESTree.CallExpression,
  file: AnalysedFile,
  visited: Set<TSESTree.Node>,
): MetricReceiver {
  if (visited.has(call)) return UNKNOWN;
  visited.add(call);
  const { callee } = call;
  const isChild =
    callee.type === AST_NODE_TYPES.MemberExpression && propertyName(callee, file.sourceCode) === 'labels';
  if (isChild) return receiverOf(callee.object, file, visited);
  const returned = returnedValues(call, file.sourceCode).map((value) => receiverOf(value, file, visited));
  const isOther = returned.length > 0 && returned.every(({ kind }) => kind === 'other');
  return returned.find(({ kind }) => kind === 'metric') ?? (isOther ? OTHER : UNKNOWN);
}

function receiverOfInstance(construction: TSESTree.NewExpression, file: AnalysedFile): MetricReceiver {
  const callee = unwrapped(construction.callee);
  if (isMetricClass(callee, file)) {
    return metricOfOptions(construction.arguments[0], file);
  }
  if (file.promClient.values.has(callee)) return OTHER;
  const classes = possibleValues(callee, file.sourceCode);
  const isKnown = classes.every(
    (declared) => (isClass(declared) && !declared.superClass) || isGlobal(declared, file),
  );
  return isKnown ? OTHER : UNKNOWN;
}

/** `this` in the `collect` function of a metric's options, or in a class derived from a metric. */
function receiverOfThis(node: TSESTree.ThisExpression, file: AnalysedFile): MetricReceiver {
  const owner = classOf(node);
  if (owner) {
    if (isMetricClass(owner, file)) return UNNAMED_METRIC;
    return owner.superClass ? UNKNOWN : OTHER;
  }
  const options = ownerOfThis(node)?.parent.parent;
  return options?.type === AST_NODE_TYPES.ObjectExpression && looksLikeMetricOptions(options, file.sourceCode)
    ? metricOfOptions(options, file)
    : UNKNOWN;
}

function metricOfCatalog(
  expression: TSESTree.Node,
  { settings, sourceCode }: AnalysedFile,
): MetricReceiver | undefined {
  if (settings.metrics.size === 0) return undefined;
  const name = memberPath(expression, sourceCode).find((each) => settings.metrics.has(each));
  const labels = name === undefined ? undefined : settings.metrics.get(name);
  return labels && { kind: 'metric', name, labelNames: [...labels.keys()] };
}

function metricOfOptions(options: TSESTree.Node | undefined, { sourceCode }: AnalysedFile): MetricReceiver {
  if (!options) return UNNAMED_METRIC;
  const declared = declaredLabelNames(options, sourceCode);
  return {
    kind: 'metric',
    name: declaredName(options, sourceCode),
    labelNames: declared.isComplete ? declared.names.map(({ name }) => name) : undefined,
  };
}

/** Whether nothing in the file declares a name, as that of `Map`. */
function isGlobal(node: TSESTree.Node, { sourceCode }: AnalysedFile): boolean {
  if (node.type !== AST_NODE_TYPES.Identifier) return false;
  const variable = ASTUtils.findVariable(sourceCode.getScope(node), node);
  return !variable || variable.defs.length === 0;
}

const UNNAMED_METRIC: MetricReceiver = { kind: 'metric', name: undefined, labelNames: undefined };
const OTHER: MetricReceiver = { kind: 'other' };
const UNKNOWN: MetricReceiver = { kind: 'unknown' };
