import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { type Membership, membershipTested } from './membership-test.js';
import { isSameCode } from './same-code.js';

/**
 * Reads what a value was found in by the statements around it: `if (KNOWN.has(path)) use(path)`,
 * `if (!KNOWN.has(path)) return; use(path)`, `if (!KNOWN.has(path)) path = 'other'; use(path)`, `switch (path)`.
 *
 * @param value - a name or member where it is used
 * @returns `undefined` where no statement of the same function says anything of it
 */
export function membershipByStatement(
  value: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): Membership | undefined {
  const isNameLike =
    value.type === AST_NODE_TYPES.Identifier || value.type === AST_NODE_TYPES.MemberExpression;
  if (!isNameLike) return undefined;
  let node: TSESTree.Node = value;
  for (let around = node.parent as TSESTree.Node | undefined; around; around = around.parent) {
    const membership = membershipIn(around, node, value, sourceCode);
    if (membership) return membership;
    if (FUNCTIONS.has(around.type)) return undefined;
    node = around;
  }
  return undefined;
}

function membershipIn(
  around: TSESTree.Node,
  inner: TSESTree.Node,
  value: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): Membership | undefined {
  switch (around.type) {
    case AST_NODE_TYPES.IfStatement:
      return around.test === inner
        ? undefined
        : membershipTested(around.test, value, around.consequent === inner, sourceCode);
    case AST_NODE_TYPES.SwitchCase: {
      const isOfValue = isSameCode(around.parent.discriminant, value, sourceCode);
      return isOfValue && around.test && around.test !== inner
        ? { collection: around.test, of: 'value' }
        : undefined;
    }
    case AST_NODE_TYPES.BlockStatement:
    case AST_NODE_TYPES.Program:
      return membershipBefore(around.body, inner, value, sourceCode);
    default:
      return undefined;
  }
}

/** What is left after a statement that leaves, or puts something else in its place, where the value is no member. */
function membershipBefore(
  statements: readonly TSESTree.Node[],
  inner: TSESTree.Node,
  value: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): Membership | undefined {
  for (const statement of statements.slice(0, Math.max(0, statements.indexOf(inner)))) {
    if (statement.type !== AST_NODE_TYPES.IfStatement || statement.alternate) continue;
    const membership = membershipTested(statement.test, value, false, sourceCode);
    if (membership && isLeftOrReplaced(statement.consequent, value, sourceCode)) return membership;
  }
  return undefined;
}

function isLeftOrReplaced(
  consequent: TSESTree.Node,
  value: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): boolean {
  const last = consequent.type === AST_NODE_TYPES.BlockStatement ? consequent.body.at(-1) : consequent;
  if (!last) return false;
  if (LEAVING.has(last.type)) return true;
  const assignment = last.type === AST_NODE_TYPES.ExpressionStatement ? last.expression : undefined;
  return (
    assignment?.type === AST_NODE_TYPES.AssignmentExpression &&
    assignment.operator === '=' &&
    isSameCode(assignment.left, value, sourceCode)
  );
}

const LEAVING: ReadonlySet<AST_NODE_TYPES> = new Set([
  AST_NODE_TYPES.BreakStatement,
  AST_NODE_TYPES.ContinueStatement,
  AST_NODE_TYPES.ReturnStatement,
  AST_NODE_TYPES.ThrowStatement,
]);

const FUNCTIONS: ReadonlySet<AST_NODE_TYPES> = new Set([
  AST_NODE_TYPES.ArrowFunctionExpression,
  AST_NODE_TYPES.FunctionDeclaration,
  AST_NODE_TYPES.FunctionExpression,
]);
