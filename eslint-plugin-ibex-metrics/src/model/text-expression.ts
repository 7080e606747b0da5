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
  { callee, arguments: [argument, replacement] }: TSESTree.CallExpression,
  sourceCode: Readonly<TSESLint.SourceCode>,
): TSESTree.Node | undefined {
  if (callee.type === AST_NODE_TYPES.Identifier) {
    return CONVERTING_FUNCTIONS.has(callee.name) ? argument : undefined;
  }
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  const method = propertyName(callee, sourceCode) ?? '';
  const isConversion =
    CONVERTING_METHODS.has(method) || (CUTTING_METHODS.has(method) && isEmpty(replacement));
  return isConversion ? callee.object : undefined;
}

const CONVERTING_FUNCTIONS: ReadonlySet<string> = new Set([
  'decodeURI',
  'decodeURIComponent',
  'encodeURI',
  'encodeURIComponent',
  'String',
]);

function isEmpty(replacement: TSESTree.Node | undefined): boolean {
  return replacement?.type === AST_NODE_TYPES.Literal && replacement.value === '';
}

/** With the right pattern these make a template, but not where they only cut out. */
const CUTTING_METHODS: ReadonlySet<string> = new Set(['replace', 'replaceAll']);

const CONVERTING_METHODS: ReadonlySet<string> = new Set([
  'at',
  'match',
  'trimEnd',
  'trimStart',
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
