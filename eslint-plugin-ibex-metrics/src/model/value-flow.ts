import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { GLOBAL_REGISTRY, memberOf, type PromClientValue } from './prom-client-value.js';
import { propertyName } from './property-name.js';
import { isDiscardedIn, isTransparent, isTypePosition } from './syntactic-position.js';

/** What is done with a prom-client value in the end. */
export type UseKind =
  /** A member of it is read, called or written. */
  | 'access'
  | 'call'
  | 'construct'
  /** It goes where it can no longer be followed: into an object, to a function, out of one. */
  | 'escape'
  | 'extend'
  | 're-export';

/** Where a prom-client value goes. */
export type Flow =
  /** An expression has it. */
  | { readonly to: 'expression'; readonly node: TSESTree.Node; readonly value: PromClientValue }
  /** It is bound to a name, or taken apart by a pattern. */
  | { readonly to: 'binding'; readonly pattern: TSESTree.Node; readonly value: PromClientValue }
  | {
      readonly to: 'use';
      readonly kind: UseKind;
      /** The expression that has the value. */
      readonly node: TSESTree.Node;
      readonly value: PromClientValue;
    };

/**
 * One step of a prom-client value: from the expression that has it to wherever the syntax around it
 * takes it.
 *
 * @param node - the expression that has the value
 * @param value - the value
 * @returns no flow where nothing comes of it: in a type, in a comparison
 */
export function flowsFrom(
  node: TSESTree.Node,
  value: PromClientValue,
  sourceCode: Readonly<TSESLint.SourceCode>,
): readonly Flow[] {
  const { parent } = node;
  if (!parent || isTypePosition(node) || isDiscardedIn(parent, node)) return [];
  if (isTransparent(parent)) return expression(parent, value);
  const use = (kind: UseKind): Flow[] => [{ to: 'use', kind, node, value }];

  switch (parent.type) {
    case AST_NODE_TYPES.AwaitExpression:
      return expression(parent, value.kind === 'promise' ? value.of : value);
    case AST_NODE_TYPES.UnaryExpression:
      return use('access');
    case AST_NODE_TYPES.LogicalExpression:
    case AST_NODE_TYPES.ConditionalExpression:
    case AST_NODE_TYPES.SequenceExpression:
      return expression(parent, value);
    case AST_NODE_TYPES.MemberExpression:
      if (parent.object !== node) return use('escape');
      if (value.kind === 'promise') return flowsFromPromise(parent, value) ?? use('escape');
      if (value.kind === 'export' && value.name === GLOBAL_REGISTRY) return use('access');
      return expression(parent, memberOf(value, propertyName(parent, sourceCode)));
    case AST_NODE_TYPES.TSQualifiedName:
      return expression(parent, memberOf(value, parent.right.name));
    case AST_NODE_TYPES.VariableDeclarator:
      return [
        ...binding(parent.id, value),
        ...(isExported(parent.parent) ? exported(parent.id, node, value, sourceCode) : []),
      ];
    case AST_NODE_TYPES.TSImportEqualsDeclaration:
      return [...binding(parent.id, value), ...(isExported(parent) ? use('re-export') : [])];
    case AST_NODE_TYPES.AssignmentPattern:
      return binding(parent.left, value);
    case AST_NODE_TYPES.AssignmentExpression:
      if (parent.left === node) return node.type === AST_NODE_TYPES.Identifier ? [] : use('access');
      if (parent.left.type !== AST_NODE_TYPES.MemberExpression) return flowsFromAssignment(parent, value);
      return use(isModuleExports(parent.left) ? 're-export' : 'escape');
    case AST_NODE_TYPES.NewExpression:
      return use(parent.callee === node ? 'construct' : 'escape');
    case AST_NODE_TYPES.CallExpression:
      if (parent.callee === node) return use('call');
      if (isTypeExpectation(parent)) return [];
      return use(isReflectConstruct(parent) && parent.arguments[0] === node ? 'construct' : 'escape');
    case AST_NODE_TYPES.ClassDeclaration:
    case AST_NODE_TYPES.ClassExpression:
      return use('extend');
    case AST_NODE_TYPES.ExportSpecifier:
    case AST_NODE_TYPES.ExportDefaultDeclaration:
    case AST_NODE_TYPES.TSExportAssignment:
      return use('re-export');
    default:
      return use('escape');
  }
}

/** `import('prom-client').then((client) => …)`: into the parameter, or on through `catch` and `finally`. */
function flowsFromPromise(
  member: TSESTree.MemberExpression,
  promise: Extract<PromClientValue, { kind: 'promise' }>,
): readonly Flow[] | undefined {
  const call = member.parent;
  if (call.type !== AST_NODE_TYPES.CallExpression || call.callee !== member || member.computed)
    return undefined;
  const [callback] = call.arguments;
  switch (member.property.type === AST_NODE_TYPES.Identifier && member.property.name) {
    case 'catch':
    case 'finally':
      return expression(call, promise);
    case 'then': {
      const isInline =
        callback?.type === AST_NODE_TYPES.ArrowFunctionExpression ||
        callback?.type === AST_NODE_TYPES.FunctionExpression;
      if (!isInline) return undefined;
      const [parameter] = callback.params;
      return parameter ? binding(parameter, promise.of) : [];
    }
    default:
      return undefined;
  }
}

/** `export const client = …`, and for `export const { Counter, Gauge } = …` each of the names. */
function exported(
  pattern: TSESTree.Node,
  node: TSESTree.Node,
  value: PromClientValue,
  sourceCode: Readonly<TSESLint.SourceCode>,
): Flow[] {
  if (pattern.type !== AST_NODE_TYPES.ObjectPattern) return [{ to: 'use', kind: 're-export', node, value }];
  return pattern.properties.flatMap((property): Flow[] => {
    const isRest = property.type === AST_NODE_TYPES.RestElement;
    const member = isRest ? value : memberOf(value, propertyName(property, sourceCode));
    return member ? [{ to: 'use', kind: 're-export', node: property, value: member }] : [];
  });
}

/** `expect(x).toBeInstanceOf(Counter)`: like `instanceof`, it asks what something is and makes nothing of it. */
function isTypeExpectation({ callee }: TSESTree.CallExpression): boolean {
  return (
    callee.type === AST_NODE_TYPES.MemberExpression &&
    callee.property.type === AST_NODE_TYPES.Identifier &&
    (TYPE_EXPECTATIONS.has(callee.property.name) ||
      (callee.property.name === 'any' &&
        callee.object.type === AST_NODE_TYPES.Identifier &&
        callee.object.name === 'expect'))
  );
}

const TYPE_EXPECTATIONS: ReadonlySet<string> = new Set([
  'assertInstanceOf',
  'instanceOf',
  'instanceof',
  'isInstanceOf',
  'toBeInstanceOf',
]);

function isReflectConstruct({ callee }: TSESTree.CallExpression): boolean {
  return (
    callee.type === AST_NODE_TYPES.MemberExpression &&
    callee.object.type === AST_NODE_TYPES.Identifier &&
    callee.object.name === 'Reflect' &&
    callee.property.type === AST_NODE_TYPES.Identifier &&
    callee.property.name === 'construct'
  );
}

/** Into the name, and on from the assignment, which has the value too: `const a = (b = require('…'))`. */
function flowsFromAssignment(assignment: TSESTree.AssignmentExpression, value: PromClientValue): Flow[] {
  return [...binding(assignment.left, value), ...expression(assignment, value)];
}

function expression(node: TSESTree.Node | undefined, value: PromClientValue | undefined): Flow[] {
  return node && value ? [{ to: 'expression', node, value }] : [];
}

function binding(pattern: TSESTree.Node, value: PromClientValue): Flow[] {
  return [{ to: 'binding', pattern, value }];
}

function isExported(declaration: TSESTree.Node): boolean {
  return declaration.parent?.type === AST_NODE_TYPES.ExportNamedDeclaration;
}

/** `module.exports`, `exports.x` and `module.exports.x`. */
function isModuleExports(node: TSESTree.Node): boolean {
  if (node.type === AST_NODE_TYPES.Identifier) return node.name === 'exports';
  if (node.type !== AST_NODE_TYPES.MemberExpression) return false;
  const { object, property } = node;
  if (object.type !== AST_NODE_TYPES.Identifier) return isModuleExports(object);
  const isExportsOfModule = property.type === AST_NODE_TYPES.Identifier && property.name === 'exports';
  return object.name === 'exports' || (object.name === 'module' && isExportsOfModule);
}
