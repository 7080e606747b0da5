import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { readsOf } from './declared-reads.js';
import { memberPath } from './member-path.js';
import { propertyName } from './property-name.js';
import { isTransparent } from './syntactic-position.js';

/**
 * Whether a value is only looked for, compared or read by a parser: `body.startsWith('…')`,
 * `expect(body).toContain('…')`, `parseMetrics('…')`. Names and arrays that hold it are followed.
 *
 * @param value - the expression that has it
 */
export function isOnlyCompared(value: TSESTree.Node, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  return isCompared(value, sourceCode, new Set());
}

function isCompared(
  node: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
  visited: Set<TSESTree.Node>,
): boolean {
  const { parent } = node;
  if (!parent || visited.has(node)) return false;
  visited.add(node);
  if (isTransparent(parent)) return isCompared(parent, sourceCode, visited);
  switch (parent.type) {
    case AST_NODE_TYPES.BinaryExpression:
      return parent.operator === '+' ? isCompared(parent, sourceCode, visited) : true;
    case AST_NODE_TYPES.SwitchCase:
    case AST_NODE_TYPES.TSLiteralType:
    case AST_NODE_TYPES.TSTemplateLiteralType:
      return true;
    case AST_NODE_TYPES.ArrayExpression:
    case AST_NODE_TYPES.ConditionalExpression:
    case AST_NODE_TYPES.LogicalExpression:
    case AST_NODE_TYPES.ObjectExpression:
    case AST_NODE_TYPES.Property:
    case AST_NODE_TYPES.SpreadElement:
    case AST_NODE_TYPES.TaggedTemplateExpression:
    case AST_NODE_TYPES.TemplateLiteral:
      return isCompared(parent, sourceCode, visited);
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.NewExpression:
      return parent.callee !== node && isComparedIn(parent, node, sourceCode, visited);
    case AST_NODE_TYPES.MemberExpression:
      return parent.object === node && isReceiverCompared(parent, sourceCode, visited);
    case AST_NODE_TYPES.ForOfStatement:
      return parent.right === node && isNameCompared(parent.left, sourceCode, visited);
    case AST_NODE_TYPES.VariableDeclarator:
      return isNameCompared(parent, sourceCode, visited);
    default:
      return false;
  }
}

function isComparedIn(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  argument: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
  visited: Set<TSESTree.Node>,
): boolean {
  const path = memberPath(call.callee, sourceCode);
  const name = path.at(-1) ?? '';
  if (REPLACING_FUNCTIONS.has(name)) return call.arguments[0] === argument;
  if (COMPARING_FUNCTIONS.has(name) || NAME_OF_READER.test(name)) return true;
  if (path.some((owner) => NAME_OF_ASSERTION.test(owner)) || isExpectation(call.callee)) return true;
  return PASSING_FUNCTIONS.has(name) && isCompared(call, sourceCode, visited);
}

/** `body.includes(…)`, `lines.join(…)`: it is what is called that says whether the value goes on from there. */
function isReceiverCompared(
  member: TSESTree.MemberExpression,
  sourceCode: Readonly<TSESLint.SourceCode>,
  visited: Set<TSESTree.Node>,
): boolean {
  const call = member.parent;
  if (call.type !== AST_NODE_TYPES.CallExpression || call.callee !== member) {
    return isCompared(member, sourceCode, visited);
  }
  const name = propertyName(member, sourceCode) ?? '';
  if (PASSING_FUNCTIONS.has(name) || name === 'split') return isCompared(call, sourceCode, visited);
  return COMPARING_FUNCTIONS.has(name);
}

/** A matcher of `expect(…)`, whatever its name, and `.expect(…)` of supertest. */
function isExpectation(callee: TSESTree.Node): boolean {
  let node = callee;
  for (;;) {
    if (node.type === AST_NODE_TYPES.MemberExpression) {
      node = node.object;
    } else if (node.type === AST_NODE_TYPES.CallExpression) {
      if (node.callee.type === AST_NODE_TYPES.Identifier && node.callee.name === 'expect') return true;
      node = node.callee;
    } else {
      return false;
    }
  }
}

/** Whether every use of a declared name compares it. A name without a use, or that is exported, is not. */
function isNameCompared(
  declaration: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
  visited: Set<TSESTree.Node>,
): boolean {
  if (declaration.parent?.parent?.type === AST_NODE_TYPES.ExportNamedDeclaration) return false;
  const uses = readsOf(declaration, sourceCode);
  return uses.length > 0 && uses.every((use) => isCompared(use, sourceCode, visited));
}

const COMPARING_FUNCTIONS: ReadonlySet<string> = new Set([
  'endsWith',
  'equal',
  'equals',
  'includes',
  'indexOf',
  'lastIndexOf',
  'localeCompare',
  'match',
  'matchAll',
  'RegExp',
  'search',
  'split',
  'startsWith',
  'test',
]);

/** Of these only the first argument is looked for. */
const REPLACING_FUNCTIONS: ReadonlySet<string> = new Set(['replace', 'replaceAll']);

/** What gives the same text or list on. */
const PASSING_FUNCTIONS: ReadonlySet<string> = new Set([
  'concat',
  'freeze',
  'from',
  'join',
  'raw',
  'trim',
  'trimEnd',
  'trimStart',
]);

const NAME_OF_READER = /^(?:parse|validate|tokenize|lint|check)(?:[A-Z_]|$)|Parser$/;

const NAME_OF_ASSERTION = /^(?:assert|expect|should|toEqual|toContain)$/;
