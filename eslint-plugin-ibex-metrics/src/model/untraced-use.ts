import { AST_NODE_TYPES, ASTUtils, TSESLint, type TSESTree } from '@typescript-eslint/utils';

import type { AnalysedFile } from './analysed-file.js';
import { annotatedType } from './annotated-type.js';
import { heldValue } from './held-value.js';
import { importedValue } from './imported-value.js';
import { memberPath } from './member-path.js';
import { objectProperties } from './object-properties.js';
import { possibleValues } from './possible-values.js';
import { GLOBAL_REGISTRY, METRIC_CLASSES } from './prom-client-value.js';
import { unwrapped } from './syntactic-position.js';

/** A use of prom-client where the value came from another file, or is an instance. */
export interface UntracedUse {
  readonly kind: 'construct' | 'defaultMetrics' | 'operation';
  /** The expression that is constructed or called, or the name of the method. */
  readonly node: TSESTree.Node;
  /** What prom-client calls it; for an operation as it is written. */
  readonly name: string;
}

/**
 * Tells whether a construction or call uses prom-client although no import of this file leads there: a client that
 * was injected, a module that hands prom-client on, a registry that someone passed. Types tell for sure; without
 * them what only prom-client has must be there, such as `registerMetric` on something called a registry.
 *
 * @returns `undefined` where it does not, where it cannot be told, and for what {@link AnalysedFile.promClient} has
 */
export function untracedUse(
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  file: AnalysedFile,
): UntracedUse | undefined {
  const callee = unwrapped(node.callee);
  if (file.promClient.values.has(callee)) return undefined;
  return node.type === AST_NODE_TYPES.NewExpression
    ? untracedConstruction(node, callee, file)
    : untracedCall(callee, file);
}

function untracedConstruction(
  { arguments: [options] }: TSESTree.NewExpression,
  callee: TSESTree.Node,
  file: AnalysedFile,
): UntracedUse | undefined {
  const held = heldValue(callee, file);
  if (held) return { kind: 'construct', node: callee, name: file.sourceCode.getText(callee) };
  const name = memberPath(callee, file.sourceCode).at(-1) ?? '';
  const isNamedLikeClass = METRIC_CLASSES.has(name) || REGISTRY_CLASSES.has(name);
  const hasOptions = options !== undefined && isOptionsOfMetric(options, file);
  if (!isNamedLikeClass && !hasOptions) return undefined;
  const origin = file.types?.originOf(callee);
  if (origin?.from === 'prom-client') return { kind: 'construct', node: callee, name: origin.name };
  if (origin?.from === 'elsewhere' || !hasOptions || !METRIC_CLASSES.has(name)) return undefined;
  return isInjected(callee, file) ? { kind: 'construct', node: callee, name } : undefined;
}

function untracedCall(callee: TSESTree.Node, file: AnalysedFile): UntracedUse | undefined {
  const method = memberPath(callee, file.sourceCode).at(-1) ?? '';
  if (method === 'collectDefaultMetrics') return untracedDefaultMetrics(callee, file);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  const receiver = unwrapped(callee.object);
  if (file.promClient.values.has(receiver)) return undefined;
  const isOperation = isHeldRegistry(receiver, file) || operatesOnRegistry(method, receiver, file);
  return isOperation
    ? { kind: 'operation', node: callee.property, name: file.sourceCode.getText(callee) }
    : undefined;
}

function untracedDefaultMetrics(callee: TSESTree.Node, file: AnalysedFile): UntracedUse | undefined {
  const use: UntracedUse = { kind: 'defaultMetrics', node: callee, name: 'collectDefaultMetrics' };
  const origin = file.types?.originOf(callee);
  if (heldValue(callee, file) || origin?.from === 'prom-client') return use;
  const isOwnMethod =
    callee.type === AST_NODE_TYPES.MemberExpression && callee.object.type === AST_NODE_TYPES.ThisExpression;
  if (origin?.from === 'elsewhere' || isOwnMethod) return undefined;
  return isInjected(callee, file) ? use : undefined;
}

function operatesOnRegistry(method: string, receiver: TSESTree.Node, file: AnalysedFile): boolean {
  const nameToAskTypes = COMMON_METHODS.get(method);
  const isDistinctive = REGISTRY_METHODS.has(method);
  if (!isDistinctive && !nameToAskTypes) return false;
  if (isRegistry(receiver, file)) return true;
  const annotated = annotatedType(receiver, file.sourceCode);
  if (annotated)
    return (
      (annotated.origin === 'prom-client' || annotated.origin === 'module') &&
      REGISTRY_CLASSES.has(annotated.name)
    );
  const name = memberPath(receiver, file.sourceCode).at(-1) ?? '';
  if (!isDistinctive && !nameToAskTypes?.test(name)) return false;
  const origin = file.types?.originOf(receiver);
  if (origin?.from === 'prom-client') return true;
  if (origin?.from === 'elsewhere' || !isDistinctive) return false;
  return REGISTRY_NAME.test(name) && isFromElsewhere(receiver, file);
}

/** The global registry, in an object or field of this file. */
function isHeldRegistry(receiver: TSESTree.Node, file: AnalysedFile): boolean {
  const held = heldValue(receiver, file);
  return held?.kind === 'export' && held.name === GLOBAL_REGISTRY;
}

/** Whether an expression holds a registry, or a Pushgateway, that this file makes. */
export function isRegistry(expression: TSESTree.Node, { promClient, sourceCode }: AnalysedFile): boolean {
  return possibleValues(expression, sourceCode).some((value) => {
    if (value.type !== AST_NODE_TYPES.NewExpression) return false;
    const constructed = promClient.values.get(unwrapped(value.callee));
    return constructed?.kind === 'export' && REGISTRY_CLASSES.has(constructed.name ?? '');
  });
}

/**
 * Whether an expression was handed to this file. What a module exports is not: it is reported in that module where
 * it is prom-client's, and else is something of the same name.
 */
function isInjected(expression: TSESTree.Node, file: AnalysedFile): boolean {
  return importedValue(expression, file.sourceCode)?.path.length !== 1 && isFromElsewhere(expression, file);
}

function isOptionsOfMetric(options: TSESTree.Node, { sourceCode }: AnalysedFile): boolean {
  const names = new Set(objectProperties(options, sourceCode).map(({ name }) => name));
  return names.has('name') && names.has('help');
}

/** Whether nothing in this file says what an expression is: an import, a parameter, a field, the result of a call. */
function isFromElsewhere(
  expression: TSESTree.Node,
  file: AnalysedFile,
  visited = new Set<TSESTree.Node>(),
): boolean {
  if (visited.has(expression)) return true;
  visited.add(expression);
  return possibleValues(expression, file.sourceCode).every((value) => {
    switch (value.type) {
      case AST_NODE_TYPES.AwaitExpression:
      case AST_NODE_TYPES.CallExpression:
      case AST_NODE_TYPES.ThisExpression:
        return true;
      case AST_NODE_TYPES.MemberExpression:
        return isFromElsewhere(value.object, file, visited);
      case AST_NODE_TYPES.Identifier: {
        const [definition] = ASTUtils.findVariable(file.sourceCode.getScope(value), value)?.defs ?? [];
        return definition === undefined || !DECLARED_HERE.has(definition.type);
      }
      default:
        return false;
    }
  });
}

const DECLARED_HERE: ReadonlySet<string> = new Set([
  TSESLint.Scope.DefinitionType.ClassName,
  TSESLint.Scope.DefinitionType.FunctionName,
]);

const REGISTRY_CLASSES: ReadonlySet<string> = new Set(['AggregatorRegistry', 'Pushgateway', 'Registry']);

/** Methods that nothing but a registry of prom-client has. */
const REGISTRY_METHODS: ReadonlySet<string> = new Set([
  'getSingleMetric',
  'registerMetric',
  'removeSingleMetric',
  'resetMetrics',
  'setDefaultLabels',
]);

const REGISTRY_NAME = /(?:prom(?:etheus|client)?|regist(?:er|ry))$/i;

/** Methods that much else has too, and what the registry or Pushgateway must be called for the types to be asked. */
const COMMON_METHODS: ReadonlyMap<string, RegExp> = new Map([
  ['clear', REGISTRY_NAME],
  ['delete', /gateway$/i],
  ['merge', REGISTRY_NAME],
  ['push', /gateway$/i],
  ['pushAdd', /./],
]);
