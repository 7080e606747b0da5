import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { precedesInAnyCase } from './effective-writes.js';
import { possibleValues } from './possible-values.js';
import { propertyName } from './property-name.js';
import { returnedValues } from './returned-values.js';

/** A property that an object may have. */
export interface ObjectProperty {
  readonly name: string;
  /** Where its name is written. */
  readonly key: TSESTree.Node;
  readonly value: TSESTree.Node;
}

/** What is known of an expression's object. */
export interface ObjectContents {
  readonly properties: readonly ObjectProperty[];
  /** Expressions that add properties of which nothing is known: the object itself, or what is spread into it. */
  readonly unknown: readonly TSESTree.Node[];
}

/**
 * The properties an expression's object may have: those of every object it can be traced to, of what is
 * spread or assigned into them, and those set on it by name later.
 *
 * @returns empty where the object is unknown; names that are decided at run time are left out
 */
export function objectProperties(
  expression: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): readonly ObjectProperty[] {
  return objectContents(expression, sourceCode).properties;
}

/**
 * The same, and what they may not be all of.
 *
 * @returns names that are decided at run time are among what is unknown
 */
export function objectContents(
  expression: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): ObjectContents {
  return contentsOf(expression, sourceCode, new Set());
}

function contentsOf(
  expression: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
  visited: Set<TSESTree.Node>,
): ObjectContents {
  const objects = possibleValues(expression, sourceCode).filter((node) => !visited.has(node));
  const written = objects.map((object): ObjectContents => {
    visited.add(object);
    if (object.type === AST_NODE_TYPES.CallExpression && isObjectAssign(object)) {
      return joined(object.arguments.map((argument) => contentsOf(argument, sourceCode, visited)));
    }
    if (object.type === AST_NODE_TYPES.CallExpression) {
      const returned = returnedValues(object, sourceCode);
      if (returned.length > 0) return joined(returned.map((value) => contentsOf(value, sourceCode, visited)));
    }
    if (object.type !== AST_NODE_TYPES.ObjectExpression) {
      return { properties: [], unknown: isWithoutProperties(object) ? [] : [expression] };
    }
    return overridden(object.properties.map((property) => contentsOfProperty(property, sourceCode, visited)));
  });
  const { properties, unknown } = joined(written);
  const setLater = propertiesSetLater(expression, sourceCode);
  // What is set in any case before the object is used is what it then has.
  const replaced = new Set(setLater.filter(({ key }) => replaces(key, expression)).map(({ name }) => name));
  return { properties: [...properties.filter(({ name }) => !replaced.has(name)), ...setLater], unknown };
}

function replaces(key: TSESTree.Node, expression: TSESTree.Node): boolean {
  return key.parent !== undefined && precedesInAnyCase(key.parent, expression);
}

function contentsOfProperty(
  property: TSESTree.ObjectLiteralElement,
  sourceCode: Readonly<TSESLint.SourceCode>,
  visited: Set<TSESTree.Node>,
): ObjectContents {
  if (property.type === AST_NODE_TYPES.SpreadElement) {
    return contentsOf(property.argument, sourceCode, visited);
  }
  const name = propertyName(property, sourceCode);
  return name === undefined
    ? { properties: [], unknown: [property] }
    : { properties: [{ name, key: property.key, value: property.value }], unknown: [] };
}

/** The contents of the parts in their order, in which a property written out replaces those of its name before it. */
function overridden(parts: readonly ObjectContents[]): ObjectContents {
  const { unknown } = joined(parts);
  const properties: ObjectProperty[] = [];
  for (const part of parts) {
    const [only, ...others] = part.properties;
    const isWrittenOut = only !== undefined && others.length === 0 && part.unknown.length === 0;
    if (isWrittenOut) {
      const earlier = properties.findIndex(({ name }) => name === only.name);
      if (earlier !== -1) properties.splice(earlier, 1);
    }
    properties.push(...part.properties);
  }
  return { properties, unknown };
}

function joined(parts: readonly ObjectContents[]): ObjectContents {
  return {
    properties: parts.flatMap(({ properties }) => properties),
    unknown: [...new Set(parts.flatMap(({ unknown }) => unknown))],
  };
}

/** What adds nothing where it is spread: a number, `null`, `undefined`. */
function isWithoutProperties(node: TSESTree.Node): boolean {
  return (
    node.type === AST_NODE_TYPES.Literal ||
    node.type === AST_NODE_TYPES.UnaryExpression ||
    (node.type === AST_NODE_TYPES.Identifier && node.name === 'undefined')
  );
}

/** `labels.user_id = id` for an object that goes by a name. */
function propertiesSetLater(
  expression: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): ObjectProperty[] {
  if (expression.type !== AST_NODE_TYPES.Identifier) return [];
  const variable = ASTUtils.findVariable(sourceCode.getScope(expression), expression);
  return (variable?.references ?? []).flatMap(({ identifier }): ObjectProperty[] => {
    const member = identifier.parent;
    if (member.type !== AST_NODE_TYPES.MemberExpression || member.object !== identifier) return [];
    const assignment = member.parent;
    if (assignment.type !== AST_NODE_TYPES.AssignmentExpression || assignment.left !== member) return [];
    const name = propertyName(member, sourceCode);
    return name === undefined ? [] : [{ name, key: member.property, value: assignment.right }];
  });
}

function isObjectAssign({ callee }: TSESTree.CallExpression): boolean {
  return (
    callee.type === AST_NODE_TYPES.MemberExpression &&
    callee.object.type === AST_NODE_TYPES.Identifier &&
    callee.object.name === 'Object' &&
    callee.property.type === AST_NODE_TYPES.Identifier &&
    callee.property.name === 'assign'
  );
}
