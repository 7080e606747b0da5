import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { memberPath } from './member-path.js';
import { importedPackage } from './module-specifier.js';
import { isRequestName, isRouteTemplate } from './request-path.js';
import { isTransparent } from './syntactic-position.js';

/** What may stand in place of a path as requested. */
export interface RouteSuggestion {
  /** What to replace: the path and what only changes its form around it. */
  readonly node: TSESTree.Node;
  readonly replacement: string;
}

/**
 * Finds the route template that the framework of a file has for a path as requested: `req.route?.path` in Express,
 * `request.routeOptions.url` in Fastify. Behind a template that is there already, a constant is enough.
 *
 * @param requested - the member with the path, such as `req.originalUrl`
 * @param value - the value of the label, which the path is a part of
 * @returns `undefined` where the framework is not known from what the file imports
 */
export function routeSuggestion(
  requested: TSESTree.Node,
  value: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): RouteSuggestion | undefined {
  if (requested.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  const node = withConversions(requested, value);
  if (isFallbackOfTemplate(node, sourceCode)) return { node, replacement: UNMATCHED };
  const template = templateOfFramework(requested, sourceCode);
  if (template === undefined) return undefined;
  const isAlone = node === value || (node.parent !== undefined && STANDS_ALONE_IN.has(node.parent.type));
  return { node, replacement: isAlone ? template : `(${template})` };
}

function withConversions(requested: TSESTree.Node, value: TSESTree.Node): TSESTree.Node {
  let node = requested;
  while (node !== value && node.parent && isConversion(node.parent, node)) node = node.parent;
  return node;
}

function isConversion(parent: TSESTree.Node, node: TSESTree.Node): boolean {
  if (isTransparent(parent)) return true;
  return (
    (parent.type === AST_NODE_TYPES.MemberExpression && parent.object === node) ||
    (parent.type === AST_NODE_TYPES.CallExpression &&
      (parent.callee === node || parent.callee.type === AST_NODE_TYPES.Identifier))
  );
}

function isFallbackOfTemplate(node: TSESTree.Node, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  const { parent } = node;
  return (
    parent?.type === AST_NODE_TYPES.LogicalExpression &&
    parent.operator !== '&&' &&
    parent.right === node &&
    isRouteTemplate(memberPath(parent.left, sourceCode))
  );
}

function templateOfFramework(
  { object }: TSESTree.MemberExpression,
  sourceCode: Readonly<TSESLint.SourceCode>,
): string | undefined {
  // A part of a URL is not the request that the template is of.
  if (!isRequestName(memberPath(object, sourceCode).at(-1) ?? '')) return undefined;
  const owner = sourceCode.getText(object);
  switch (frameworkOf(sourceCode)) {
    case 'express':
      return `${owner}.route?.path ?? ${UNMATCHED}`;
    case 'fastify':
      return `${owner.replace(/\??\.raw$/, '')}.routeOptions.url ?? ${UNMATCHED}`;
    case 'hono':
      return `${owner.replace(/\??\.raw$/, '')}.routePath`;
    case 'koa':
      return `${owner.replace(/\??\.req(?:uest)?$/, '')}._matchedRoute ?? ${UNMATCHED}`;
    default:
      return undefined;
  }
}

/** By the first of its imports that is one, of types too. */
function frameworkOf({ ast }: Readonly<TSESLint.SourceCode>): string | undefined {
  for (const statement of ast.body) {
    if (statement.type !== AST_NODE_TYPES.ImportDeclaration) continue;
    const framework = FRAMEWORKS.get(importedPackage(statement.source.value)?.name ?? '');
    if (framework !== undefined) return framework;
  }
  return undefined;
}

const FRAMEWORKS: ReadonlyMap<string, string> = new Map([
  ['@koa/router', 'koa'],
  ['express', 'express'],
  ['fastify', 'fastify'],
  ['hono', 'hono'],
  ['koa', 'koa'],
  ['koa-router', 'koa'],
]);

/** Parents in which `a ?? b` needs no parentheses. */
const STANDS_ALONE_IN: ReadonlySet<AST_NODE_TYPES> = new Set([
  AST_NODE_TYPES.CallExpression,
  AST_NODE_TYPES.Property,
  AST_NODE_TYPES.VariableDeclarator,
]);

const UNMATCHED = "'unmatched'";
