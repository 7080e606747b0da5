import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { possibleValues } from './possible-values.js';
import { propertyName } from './property-name.js';

/** A property that an object may have. */
export interface ObjectProperty {
  readonly name: string;
  /** Where its name is written. */
  readonly key: TSESTree.Node;
  readonly value: TSESTree.Node;
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
  return propertiesOf(expression, sourceCode, new Set());
}

function propertiesOf(
  expression: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
  visited: Set<TSESTree.Node>,
): ObjectProperty[] {
  const objects = possibleValues(expression, sourceCode).filter((node) => !visited.has(node));
  const written = objects.flatMap((object): ObjectProperty[] => {
    visited.add(object);
    if (object.type === AST_NODE_TYPES.CallExpression && isObjectAssign(object)) {
      return object.arguments.flatMap((argument) => propertiesOf(argument, sourceCode, visited));
    }
    if (object.type !== AST_NODE_TYPES.ObjectExpression) return [];
    return object.properties.flatMap((property): ObjectProperty[] => {
      if (property.type === AST_NODE_TYPES.SpreadElement) {
        return propertiesOf(property.argument, sourceCode, visited);
      }
      const name = propertyName(property, sourceCode);
      return name === undefined ? [] : [{ name, key: property.key, value: property.value }];
    });
  });
  return [...written, ...propertiesSetLater(expression, sourceCode)];
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
