import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { objectProperties } from './object-properties.js';
import { possibleValues } from './possible-values.js';

/** The label names in a `labelNames` array, in their order. */
export interface LabelNames {
  readonly names: readonly { readonly name: string; readonly node: TSESTree.Node }[];
  /** Whether these are all of them; an element that cannot be resolved makes the rest unknown. */
  readonly isComplete: boolean;
}

/**
 * Reads the label names out of an expression: an array, with names and arrays through constants, spreads,
 * `concat`, and the `Object.keys` of an object.
 *
 * @param expression - the value of `labelNames`
 */
export function labelNames(expression: TSESTree.Node, sourceCode: Readonly<TSESLint.SourceCode>): LabelNames {
  return namesIn(expression, sourceCode, new Set());
}

function namesIn(
  expression: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
  visited: Set<TSESTree.Node>,
): LabelNames {
  const arrays = possibleValues(expression, sourceCode);
  const parts = arrays.map((array): LabelNames => {
    if (visited.has(array)) return UNKNOWN;
    visited.add(array);
    switch (array.type) {
      case AST_NODE_TYPES.ArrayExpression:
        return concatenated(array.elements.map((element) => namesInElement(element, sourceCode, visited)));
      case AST_NODE_TYPES.CallExpression:
        return namesInCall(array, sourceCode, visited);
      default:
        return UNKNOWN;
    }
  });
  const all = concatenated(parts);
  // With two arrays to choose from, neither order is known.
  return parts.length === 1 ? all : { ...all, isComplete: false };
}

function namesInElement(
  element: TSESTree.Expression | TSESTree.SpreadElement | null,
  sourceCode: Readonly<TSESLint.SourceCode>,
  visited: Set<TSESTree.Node>,
): LabelNames {
  if (!element) return UNKNOWN;
  if (element.type === AST_NODE_TYPES.SpreadElement) return namesIn(element.argument, sourceCode, visited);
  const name = ASTUtils.getStringIfConstant(element, sourceCode.getScope(element));
  return name === null ? UNKNOWN : { names: [{ name, node: element }], isComplete: true };
}

function namesInCall(
  call: TSESTree.CallExpression,
  sourceCode: Readonly<TSESLint.SourceCode>,
  visited: Set<TSESTree.Node>,
): LabelNames {
  const { callee, arguments: args } = call;
  if (callee.type !== AST_NODE_TYPES.MemberExpression || callee.property.type !== AST_NODE_TYPES.Identifier) {
    return UNKNOWN;
  }
  const { object, property } = callee;
  if (property.name === 'concat') {
    return concatenated([
      namesIn(object, sourceCode, visited),
      ...args.map((argument) => {
        const inArray = namesIn(argument, sourceCode, visited);
        return inArray.names.length > 0 ? inArray : namesInElement(argument, sourceCode, visited);
      }),
    ]);
  }
  const isKeys =
    object.type === AST_NODE_TYPES.Identifier && object.name === 'Object' && property.name === 'keys';
  if (!isKeys || !args[0]) return UNKNOWN;
  const properties = objectProperties(args[0], sourceCode);
  return {
    names: properties.map(({ name, key }) => ({ name, node: key })),
    isComplete: properties.length > 0,
  };
}

function concatenated(parts: readonly LabelNames[]): LabelNames {
  return {
    names: parts.flatMap(({ names }) => names),
    isComplete: parts.every(({ isComplete }) => isComplete),
  };
}

const UNKNOWN: LabelNames = { names: [], isComplete: false };
