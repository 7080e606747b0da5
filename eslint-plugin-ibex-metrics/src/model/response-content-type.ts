import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { headersBelongToRequest, isRequestChain } from './request-headers.js';
import { memberPath } from './member-path.js';
import { propertyName } from './property-name.js';

/** A node that can set the content type of a response. */
export type HeaderNode =
  TSESTree.ArrayExpression | TSESTree.AssignmentExpression | TSESTree.CallExpression | TSESTree.Property;

/**
 * What a node sets the content type of a response to, in the ways of Node.js, Express, Fastify, Koa, Hapi, Hono, h3,
 * NestJS, the Fetch API and Lambda.
 *
 * @returns `undefined` for anything else, the content type of a request above all
 */
export function responseContentType(
  node: HeaderNode,
  sourceCode: Readonly<TSESLint.SourceCode>,
): TSESTree.Node | undefined {
  switch (node.type) {
    case AST_NODE_TYPES.ArrayExpression:
      return isListOfHeaders(node, sourceCode) ? valueAfterName(node.elements, sourceCode) : undefined;
    case AST_NODE_TYPES.AssignmentExpression:
      return isContentTypeOfResponse(node.left, sourceCode) ? node.right : undefined;
    case AST_NODE_TYPES.CallExpression:
      return valueInCall(node, sourceCode);
    case AST_NODE_TYPES.Property: {
      const { parent, value } = node;
      if (parent.type !== AST_NODE_TYPES.ObjectExpression || !isContentTypeKey(node, sourceCode))
        return undefined;
      return headersBelongToRequest(parent, sourceCode) ? undefined : value;
    }
  }
}

/** `res.setHeader('Content-Type', …)`, `setHeader(event, 'content-type', …)`, `res.type(…)`. */
function valueInCall(
  { callee, arguments: args }: TSESTree.CallExpression,
  sourceCode: Readonly<TSESLint.SourceCode>,
): TSESTree.Node | undefined {
  const isMethod = callee.type === AST_NODE_TYPES.MemberExpression;
  if (!isMethod && callee.type !== AST_NODE_TYPES.Identifier) return undefined;
  const name = isMethod ? propertyName(callee, sourceCode) : callee.name;
  if (name === undefined) return undefined;
  const value = SETTERS.has(name)
    ? valueAfterName(args.slice(0, 3), sourceCode)
    : isMethod && SETTERS_OF_TYPE.has(name)
      ? args[0]
      : undefined;
  return value && !(isMethod && isRequestChain(callee.object, sourceCode)) ? value : undefined;
}

function valueAfterName(
  nodes: readonly (TSESTree.Node | null)[],
  sourceCode: Readonly<TSESLint.SourceCode>,
): TSESTree.Node | undefined {
  const index = nodes.findIndex((node) => node && isContentTypeName(node, sourceCode));
  return (index === -1 ? undefined : nodes[index + 1]) ?? undefined;
}

/** `writeHead(200, ['Content-Type', …])`, `new Headers([['content-type', …]])`. */
function isListOfHeaders(list: TSESTree.ArrayExpression, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  const outer = list.parent.type === AST_NODE_TYPES.ArrayExpression ? list.parent : list;
  const { parent } = outer;
  switch (parent.type) {
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.NewExpression: {
      const name = memberPath(parent.callee, sourceCode).at(-1) ?? '';
      return TAKERS_OF_LISTS.has(name) && !headersBelongToRequest(outer, sourceCode);
    }
    case AST_NODE_TYPES.Property:
      return propertyName(parent, sourceCode) === 'headers' && !headersBelongToRequest(outer, sourceCode);
    default:
      return false;
  }
}

/** `ctx.type`, `ctx.response.type`, `set.headers['content-type']`. */
function isContentTypeOfResponse(left: TSESTree.Node, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  if (left.type !== AST_NODE_TYPES.MemberExpression) return false;
  if (isContentTypeKey(left, sourceCode)) return !isRequestChain(left.object, sourceCode);
  const name = propertyName(left, sourceCode);
  if (name !== 'type' && name !== 'contentType') return false;
  return NAME_OF_RESPONSE.test(memberPath(left.object, sourceCode).at(-1) ?? '');
}

function isContentTypeKey(
  node: TSESTree.MemberExpression | TSESTree.Property,
  sourceCode: Readonly<TSESLint.SourceCode>,
): boolean {
  const name = propertyName(node, sourceCode);
  if (name !== undefined) return NAME_OF_HEADER.test(name);
  return isContentTypeName(node.type === AST_NODE_TYPES.Property ? node.key : node.property, sourceCode);
}

/** `'Content-Type'`, or a constant that is called so. */
function isContentTypeName(node: TSESTree.Node, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  const text = ASTUtils.getStringIfConstant(node, sourceCode.getScope(node));
  if (text !== null) return NAME_OF_HEADER.test(text);
  return CONSTANT_OF_HEADER.test(memberPath(node, sourceCode).at(-1) ?? '');
}

const NAME_OF_HEADER = /^content-type$/i;

const CONSTANT_OF_HEADER = /^(?:[A-Z\d]+_)*CONTENT_TYPE$|^ContentType$/;

const NAME_OF_RESPONSE = /^[#_]?(?:c|context|ctx|reply|res|resp|response)$/;

const SETTERS: ReadonlySet<string> = new Set([
  'addHeader',
  'append',
  'appendHeader',
  'appendResponseHeader',
  'header',
  'Header',
  'set',
  'setHeader',
  'setResponseHeader',
  'writeHeader',
]);

const SETTERS_OF_TYPE: ReadonlySet<string> = new Set(['contentType', 'type']);

const TAKERS_OF_LISTS: ReadonlySet<string> = new Set(['Headers', 'writeHead']);
