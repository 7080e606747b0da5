import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { propertyName } from './property-name.js';

/** Where a name gets its value from: `url` in `const { raw: { url = '/' } } = request`. */
export interface BindingSource {
  /** The expression that is taken apart (`request`); `undefined`: an argument. */
  readonly from: TSESTree.Node | undefined;
  /** The array whose elements it is, in a loop over them or a function that is called with each. */
  readonly elementOf?: TSESTree.Node | undefined;
  /** The properties that lead to the value (`raw`, `url`); empty where the name gets all of it. */
  readonly path: readonly string[];
  /** What stands in where there is no such property (`'/'`). */
  readonly defaults: readonly TSESTree.Node[];
}

/**
 * Finds where a name gets its value from, through the patterns around it.
 *
 * @param name - the identifier in the declaration, assignment or parameter
 * @returns `undefined` where it cannot be told: an array pattern, a loop, `+=`
 */
export function bindingSource(
  name: TSESTree.Identifier,
  sourceCode: Readonly<TSESLint.SourceCode>,
): BindingSource | undefined {
  const path: string[] = [];
  const defaults: TSESTree.Node[] = [];
  let node: TSESTree.Node = name;
  for (;;) {
    const parent: TSESTree.Node = node.parent;
    switch (parent.type) {
      case AST_NODE_TYPES.Property: {
        const key = propertyName(parent, sourceCode);
        if (key === undefined) return undefined;
        path.unshift(key);
        node = parent.parent;
        break;
      }
      case AST_NODE_TYPES.AssignmentPattern:
        defaults.push(parent.right);
        node = parent;
        break;
      case AST_NODE_TYPES.VariableDeclarator:
        return declared(parent, path, defaults);
      case AST_NODE_TYPES.AssignmentExpression:
        return PLAIN_ASSIGNMENTS.has(parent.operator) ? { from: parent.right, path, defaults } : undefined;
      case AST_NODE_TYPES.ArrowFunctionExpression:
      case AST_NODE_TYPES.FunctionDeclaration:
      case AST_NODE_TYPES.FunctionExpression:
      case AST_NODE_TYPES.TSParameterProperty:
        return { from: undefined, elementOf: arrayGoneThrough(parent, node), path, defaults };
      default:
        return undefined;
    }
  }
}

function declared(
  { init, parent: declaration }: TSESTree.VariableDeclarator,
  path: readonly string[],
  defaults: readonly TSESTree.Node[],
): BindingSource | undefined {
  if (init) return { from: init, path, defaults };
  const loop = declaration.parent;
  return loop.type === AST_NODE_TYPES.ForOfStatement && loop.left === declaration
    ? { from: undefined, elementOf: loop.right, path, defaults }
    : undefined;
}

/** The array in `array.forEach((element) => …)`. */
function arrayGoneThrough(fn: TSESTree.Node, parameter: TSESTree.Node): TSESTree.Node | undefined {
  const call = fn.parent;
  const isCallback = call?.type === AST_NODE_TYPES.CallExpression && call.arguments[0] === fn;
  if (!isCallback || call.callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  const { object, property } = call.callee;
  const isFirst = ASTUtils.isFunction(fn) && fn.params[0] === parameter;
  return isFirst && property.type === AST_NODE_TYPES.Identifier && ARRAY_METHODS.has(property.name)
    ? object
    : undefined;
}

/** Methods of arrays that call a function with each element. */
const ARRAY_METHODS: ReadonlySet<string> = new Set(['filter', 'flatMap', 'forEach', 'map']);

const PLAIN_ASSIGNMENTS: ReadonlySet<string> = new Set(['=', '??=', '||=', '&&=']);
