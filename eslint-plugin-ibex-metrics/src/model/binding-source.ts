import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { propertyName } from './property-name.js';

/** Where a name gets its value from: `url` in `const { raw: { url = '/' } } = request`. */
export interface BindingSource {
  /** The expression that is taken apart (`request`); `undefined`: an argument. */
  readonly from: TSESTree.Node | undefined;
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
        return parent.init ? { from: parent.init, path, defaults } : undefined;
      case AST_NODE_TYPES.AssignmentExpression:
        return PLAIN_ASSIGNMENTS.has(parent.operator) ? { from: parent.right, path, defaults } : undefined;
      case AST_NODE_TYPES.ArrowFunctionExpression:
      case AST_NODE_TYPES.FunctionDeclaration:
      case AST_NODE_TYPES.FunctionExpression:
      case AST_NODE_TYPES.TSParameterProperty:
        return { from: undefined, path, defaults };
      default:
        return undefined;
    }
  }
}

const PLAIN_ASSIGNMENTS: ReadonlySet<string> = new Set(['=', '??=', '||=', '&&=']);
