import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { propertyName } from './property-name.js';

/**
 * Whether a condition holds only for what is in a collection: `KNOWN.has(path)`, `PATHS.includes(path)`,
 * `path in TEMPLATES`. What passes is one of few, wherever it came from.
 *
 * @param condition - the condition
 * @param tested - what the value is expected to be written as
 * @param outcome - how the condition must have turned out: `false` for `!KNOWN.has(path)`
 */
export function isMembershipTest(
  condition: TSESTree.Node,
  tested: TSESTree.Node,
  outcome: boolean,
  sourceCode: Readonly<TSESLint.SourceCode>,
): boolean {
  switch (condition.type) {
    case AST_NODE_TYPES.UnaryExpression:
      return condition.operator === '!' && isMembershipTest(condition.argument, tested, !outcome, sourceCode);
    case AST_NODE_TYPES.LogicalExpression:
      return (
        condition.operator === (outcome ? '&&' : '||') &&
        [condition.left, condition.right].some((part) => isMembershipTest(part, tested, outcome, sourceCode))
      );
    case AST_NODE_TYPES.CallExpression: {
      const { callee, arguments: args } = condition;
      return (
        outcome &&
        callee.type === AST_NODE_TYPES.MemberExpression &&
        // A text has `includes` too, but of what it includes there is no end.
        callee.object.type !== AST_NODE_TYPES.Literal &&
        MEMBERSHIP_METHODS.has(propertyName(callee, sourceCode) ?? '') &&
        args.at(-1) !== undefined &&
        isSameText(args.at(-1), tested, sourceCode)
      );
    }
    case AST_NODE_TYPES.BinaryExpression:
      return outcome && condition.operator === 'in' && isSameText(condition.left, tested, sourceCode);
    default:
      return false;
  }
}

function isSameText(
  node: TSESTree.Node | undefined,
  other: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): boolean {
  return node !== undefined && sourceCode.getText(node) === sourceCode.getText(other);
}

/** `Object.hasOwn(templates, path)` and `Object.prototype.hasOwnProperty.call(…)` have the key last. */
const MEMBERSHIP_METHODS: ReadonlySet<string> = new Set(['has', 'hasOwn', 'hasOwnProperty', 'includes']);
