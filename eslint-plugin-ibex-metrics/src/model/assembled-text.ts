import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { possibleValues } from './possible-values.js';
import { propertyName } from './property-name.js';
import { isTransparent } from './syntactic-position.js';

/** A text as far as it is known: constant pieces, and the expressions of the pieces that are not. */
export type AssembledText = readonly (string | TSESTree.Node)[];

/**
 * Reads a text that is written out or put together: a literal, a template, a concatenation with `+`, `concat` or
 * `join`. Constants are put in for the names that stand for them.
 *
 * @returns `undefined` for an expression that puts no text together
 */
export function assembledText(
  expression: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): AssembledText | undefined {
  const pieces = piecesOf(expression, sourceCode, new Set());
  return pieces && joined(pieces);
}

/**
 * The same of a text that is known to the last piece.
 *
 * @returns `undefined` also where a piece is not constant
 */
export function constantText(
  expression: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): string | undefined {
  const [piece = '', ...others] = assembledText(expression, sourceCode) ?? [expression];
  return typeof piece === 'string' && others.length === 0 ? piece : undefined;
}

/**
 * What a text is put together from, as it is written there.
 *
 * @returns `undefined` for an expression that puts no text together; a literal is one
 */
export function partsOfAssembledText(
  node: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): readonly (string | TSESTree.Node)[] | undefined {
  switch (node.type) {
    case AST_NODE_TYPES.Literal:
      return typeof node.value === 'string' ? [node.value] : undefined;
    case AST_NODE_TYPES.TemplateLiteral:
      return node.quasis.flatMap(({ value }, index) => {
        const expression = node.expressions[index];
        // A tagged template may have an escape that is none.
        return [value.cooked ?? value.raw, ...(expression ? [expression] : [])];
      });
    case AST_NODE_TYPES.BinaryExpression:
      return node.operator === '+' ? operandsOf(node) : undefined;
    case AST_NODE_TYPES.CallExpression:
      return partsOfCall(node, sourceCode);
    default:
      return isTransparent(node) ? partsOfAssembledText(node.expression, sourceCode) : undefined;
  }
}

function partsOfCall(
  { callee, arguments: args }: TSESTree.CallExpression,
  sourceCode: Readonly<TSESLint.SourceCode>,
): readonly (string | TSESTree.Node)[] | undefined {
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  const { object } = callee;
  switch (propertyName(callee, sourceCode)) {
    case 'concat':
      return isText(object) ? [object, ...args] : undefined;
    case 'join':
      if (object.type !== AST_NODE_TYPES.ArrayExpression) return undefined;
      return object.elements.flatMap((element, index) => [
        ...(index === 0 ? [] : [args[0] ?? ',']),
        ...(element ? [element] : []),
      ]);
    default:
      return undefined;
  }
}

function piecesOf(
  node: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
  visited: Set<TSESTree.Node>,
): (string | TSESTree.Node)[] | undefined {
  return partsOfAssembledText(node, sourceCode)?.flatMap((part) =>
    typeof part === 'string' ? [part] : piecesOfPart(part, sourceCode, visited),
  );
}

function piecesOfPart(
  part: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
  visited: Set<TSESTree.Node>,
): (string | TSESTree.Node)[] {
  if (part.type === AST_NODE_TYPES.Literal) return [String(part.value)];
  const [value, ...others] = possibleValues(part, sourceCode);
  if (!value || others.length > 0 || visited.has(value)) return [part];
  visited.add(value);
  const pieces = piecesOf(value, sourceCode, visited);
  visited.delete(value);
  return pieces ?? [ASTUtils.getStringIfConstant(value, sourceCode.getScope(value)) ?? part];
}

/** Left to right, without recursion: generated code adds up thousands. */
function operandsOf(sum: TSESTree.BinaryExpression): TSESTree.Node[] {
  const operands: TSESTree.Node[] = [];
  let node: TSESTree.Node = sum;
  while (node.type === AST_NODE_TYPES.BinaryExpression && node.operator === '+') {
    operands.unshift(node.right);
    node = node.left;
  }
  return [node, ...operands];
}

function isText(node: TSESTree.Node): boolean {
  return (
    node.type === AST_NODE_TYPES.TemplateLiteral ||
    (node.type === AST_NODE_TYPES.Literal && typeof node.value === 'string')
  );
}

function joined(pieces: readonly (string | TSESTree.Node)[]): AssembledText {
  const text: (string | TSESTree.Node)[] = [];
  for (const piece of pieces) {
    const last = text.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') text[text.length - 1] = last + piece;
    else if (piece !== '') text.push(piece);
  }
  return text;
}
