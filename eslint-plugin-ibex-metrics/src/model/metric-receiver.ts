import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';

import type { AnalysedFile } from './analysed-file.js';
import { classOf, ownerOfThis } from './class-field.js';
import { isClass } from './class-node.js';
import { memberPath } from './member-path.js';
import { declaredLabelNames, looksLikeMetricOptions } from './metric-options.js';
import { possibleValues } from './possible-values.js';
import { METRIC_CLASSES } from './prom-client-value.js';
import { isTransparent } from './syntactic-position.js';

/** What a method is called on. */
export type MetricReceiver =
  | {
      /** A prom-client metric, or a metric of the catalog. */
      readonly kind: 'metric';
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
  const catalogMetric = memberPath(receiver, file.sourceCode).find((name) =>
    file.settings.labelNamesOfMetrics.has(name),
  );
  if (catalogMetric !== undefined) {
    return { kind: 'metric', labelNames: file.settings.labelNamesOfMetrics.get(catalogMetric) };
  }
  const candidates = possibleValues(receiver, file.sourceCode).map((value) => receiverOfValue(value, file));
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
  return derivationsOf(expression, file).some((base) => {
    const value = file.promClient.values.get(base);
    return value?.kind === 'export' && (value.name === undefined || METRIC_CLASSES.has(value.name));
  });
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

function receiverOfValue(value: TSESTree.Node, file: AnalysedFile): MetricReceiver {
  switch (value.type) {
    case AST_NODE_TYPES.NewExpression:
      return receiverOfInstance(value, file);
    case AST_NODE_TYPES.ThisExpression:
      return receiverOfThis(value, file);
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

function receiverOfInstance(construction: TSESTree.NewExpression, file: AnalysedFile): MetricReceiver {
  const callee = withoutWrappers(construction.callee);
  if (isMetricClass(callee, file)) {
    return { kind: 'metric', labelNames: completeLabelNames(construction.arguments[0], file) };
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
  if (owner) return isMetricClass(owner, file) ? { kind: 'metric', labelNames: undefined } : UNKNOWN;
  const options = ownerOfThis(node)?.parent.parent;
  return options?.type === AST_NODE_TYPES.ObjectExpression && looksLikeMetricOptions(options, file.sourceCode)
    ? { kind: 'metric', labelNames: completeLabelNames(options, file) }
    : UNKNOWN;
}

function completeLabelNames(options: TSESTree.Node | undefined, file: AnalysedFile) {
  const declared = options && declaredLabelNames(options, file.sourceCode);
  return declared?.isComplete ? declared.names.map(({ name }) => name) : undefined;
}

/** Whether nothing in the file declares a name, as that of `Map`. */
function isGlobal(node: TSESTree.Node, { sourceCode }: AnalysedFile): boolean {
  if (node.type !== AST_NODE_TYPES.Identifier) return false;
  const variable = ASTUtils.findVariable(sourceCode.getScope(node), node);
  return !variable || variable.defs.length === 0;
}

function withoutWrappers(node: TSESTree.Node): TSESTree.Node {
  return isTransparent(node) ? withoutWrappers(node.expression) : node;
}

const OTHER: MetricReceiver = { kind: 'other' };
const UNKNOWN: MetricReceiver = { kind: 'unknown' };
