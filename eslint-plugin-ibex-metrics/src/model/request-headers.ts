import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { isOnlyCompared } from './comparison.js';
import { readsOf } from './declared-reads.js';
import { memberPath } from './member-path.js';
import { propertyName } from './property-name.js';
import { isTransparent } from './syntactic-position.js';

/**
 * Whether headers are those of a request that is made here, or only what a test expects: nothing that this code answers
 * with.
 *
 * @param headers - the object or list of headers
 */
export function headersBelongToRequest(
  headers: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): boolean {
  return isOnlyCompared(headers, sourceCode) || goesToRequest(headers, sourceCode, new Set());
}

/**
 * Whether a method is called on a request: `request(app).post('/').set(…)`, `req.setHeader(…)`.
 *
 * @param receiver - the expression before the method's name
 */
export function isRequestChain(receiver: TSESTree.Node, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  let node = receiver;
  while (
    node.type === AST_NODE_TYPES.CallExpression &&
    node.callee.type === AST_NODE_TYPES.MemberExpression
  ) {
    if (REQUEST_FUNCTIONS.has(propertyName(node.callee, sourceCode) ?? '')) return true;
    node = node.callee.object;
  }
  const owners = memberPath(node, sourceCode).filter((name) => name !== 'headers');
  return NAME_OF_REQUEST.test(owners.at(-1) ?? '');
}

function goesToRequest(
  node: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
  visited: Set<TSESTree.Node>,
): boolean {
  const { parent } = node;
  if (!parent || visited.has(node)) return false;
  visited.add(node);
  if (isTransparent(parent)) return goesToRequest(parent, sourceCode, visited);
  switch (parent.type) {
    case AST_NODE_TYPES.ConditionalExpression:
    case AST_NODE_TYPES.LogicalExpression:
    case AST_NODE_TYPES.SpreadElement:
      return goesToRequest(parent, sourceCode, visited);
    case AST_NODE_TYPES.ObjectExpression:
      return isRequest(parent, sourceCode) || goesToRequest(parent, sourceCode, visited);
    case AST_NODE_TYPES.Property:
      return goesToRequest(parent, sourceCode, visited);
    case AST_NODE_TYPES.AssignmentExpression:
      return parent.right === node && isRequestChain(parent.left, sourceCode);
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.NewExpression: {
      const name = memberPath(parent.callee, sourceCode).at(-1) ?? '';
      if (name === 'Headers' || name === 'assign') return goesToRequest(parent, sourceCode, visited);
      if (REQUEST_FUNCTIONS.has(name)) return true;
      const { callee } = parent;
      return callee.type === AST_NODE_TYPES.MemberExpression && isRequestChain(callee.object, sourceCode);
    }
    case AST_NODE_TYPES.VariableDeclarator: {
      const uses = readsOf(parent, sourceCode);
      return uses.length > 0 && uses.every((use) => goesToRequest(use, sourceCode, visited));
    }
    default:
      return false;
  }
}

/** Whether an object that has headers says where to send them. */
function isRequest(object: TSESTree.ObjectExpression, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  return object.properties.some(
    (property) =>
      property.type === AST_NODE_TYPES.Property &&
      PROPERTIES_OF_REQUESTS.has(propertyName(property, sourceCode) ?? ''),
  );
}

const REQUEST_FUNCTIONS: ReadonlySet<string> = new Set([
  'axios',
  'create',
  'delete',
  'extend',
  'fetch',
  'get',
  'got',
  'head',
  'inject',
  'ky',
  'nodeFetch',
  'patch',
  'post',
  'put',
  'request',
  'Request',
]);

const PROPERTIES_OF_REQUESTS: ReadonlySet<string> = new Set([
  'baseURL',
  'host',
  'hostname',
  'method',
  'port',
  'uri',
  'url',
]);

const NAME_OF_REQUEST = /^[#_]?(?:client|outgoing|proxy)?(?:req|request|requestOptions|xhr)$/i;
