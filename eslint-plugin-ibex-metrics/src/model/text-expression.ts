import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { propertyName } from './property-name.js';

/**
 * The expression a text is only another form of: `x` for `String(x)`, `x.toLowerCase()`, `` `${x}` `` and
 * `x.split('?')[0]`.
 *
 * @returns `undefined` for anything else, above all for a function that may normalise the text
 */
export function convertedValue(
  node: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): TSESTree.Node | undefined {
  switch (node.type) {
    case AST_NODE_TYPES.TemplateLiteral:
      return node.expressions.length === 1 && node.quasis.every(({ value }) => value.raw === '')
        ? node.expressions[0]
        : undefined;
    case AST_NODE_TYPES.MemberExpression:
      return node.computed &&
        node.property.type === AST_NODE_TYPES.Literal &&
        typeof node.property.value === 'number'
        ? node.object
        : undefined;
    case AST_NODE_TYPES.CallExpression:
      return convertedByCall(node, sourceCode);
    default:
      return undefined;
  }
}

/**
 * The parts a text is put together from.
 *
 * @returns `undefined` where it is neither a template nor a concatenation
 */
export function partsOfText(node: TSESTree.Node): readonly TSESTree.Node[] | undefined {
  switch (node.type) {
    case AST_NODE_TYPES.TemplateLiteral:
      return node.expressions;
    case AST_NODE_TYPES.BinaryExpression:
      return node.operator === '+'
        ? [node.left, node.right].flatMap((side) => partsOfText(side) ?? [side])
        : undefined;
    default:
      return undefined;
  }
}

function convertedByCall(
  { callee, arguments: [argument] }: TSESTree.CallExpression,
  sourceCode: Readonly<TSESLint.SourceCode>,
): TSESTree.Node | undefined {
  if (callee.type === AST_NODE_TYPES.Identifier) {
    return CONVERTING_FUNCTIONS.has(callee.name) ? argument : undefined;
  }
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  return CONVERTING_METHODS.has(propertyName(callee, sourceCode) ?? '') ? callee.object : undefined;
}

const CONVERTING_FUNCTIONS: ReadonlySet<string> = new Set([
  'decodeURI',
  'decodeURIComponent',
  'encodeURI',
  'encodeURIComponent',
  'String',
]);

/** `replace` is not among them: with the right pattern it makes a template. */
const CONVERTING_METHODS: ReadonlySet<string> = new Set([
  'at',
  'join',
  'pop',
  'shift',
  'slice',
  'split',
  'substring',
  'substr',
  'toLowerCase',
  'toString',
  'toUpperCase',
  'trim',
]);
