import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import type { ClassNode } from './class-node.js';
import { descendants } from './descendants.js';
import { propertyName } from './property-name.js';

/**
 * What a field of the class around `this` may hold: its initialiser and whatever the class assigns to it.
 *
 * @param thisExpression - the `this` of `this.name`
 * @param name - the field's name, a private one with its `#`
 * @returns empty where there is no such class or nothing is assigned
 */
export function fieldValues(
  thisExpression: TSESTree.ThisExpression,
  name: string,
  sourceCode: Readonly<TSESLint.SourceCode>,
): readonly TSESTree.Node[] {
  const owner = classOf(thisExpression);
  if (!owner) return [];
  let fields = fieldsOfClasses.get(owner);
  if (!fields) {
    fields = fieldsOf(owner, sourceCode);
    fieldsOfClasses.set(owner, fields);
  }
  return fields.get(name) ?? [];
}

/**
 * What gives an expression its `this`.
 *
 * @returns the nearest function that is no arrow function, or the field that is initialised; `undefined` at
 *   the top of the file
 */
export function ownerOfThis(
  thisExpression: TSESTree.ThisExpression,
): TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.PropertyDefinition | undefined {
  for (let node: TSESTree.Node | undefined = thisExpression.parent; node; node = node.parent) {
    switch (node.type) {
      case AST_NODE_TYPES.FunctionDeclaration:
      case AST_NODE_TYPES.FunctionExpression:
      case AST_NODE_TYPES.PropertyDefinition:
        return node;
    }
  }
  return undefined;
}

/** The class whose instance `this` is, in a method or the initialiser of a field. */
export function classOf(thisExpression: TSESTree.ThisExpression): ClassNode | undefined {
  const owner = ownerOfThis(thisExpression);
  const member = owner?.type === AST_NODE_TYPES.PropertyDefinition ? owner : owner?.parent;
  const isMember =
    member?.type === AST_NODE_TYPES.MethodDefinition || member?.type === AST_NODE_TYPES.PropertyDefinition;
  return isMember ? member.parent.parent : undefined;
}

function fieldsOf(owner: ClassNode, sourceCode: Readonly<TSESLint.SourceCode>): Map<string, TSESTree.Node[]> {
  const fields = new Map<string, TSESTree.Node[]>();
  const add = (name: string | undefined, value: TSESTree.Node | null) => {
    if (name === undefined || !value) return;
    const known = fields.get(name);
    if (known) known.push(value);
    else fields.set(name, [value]);
  };
  for (const node of descendants(owner.body, sourceCode)) {
    if (node.type === AST_NODE_TYPES.PropertyDefinition && node.parent === owner.body && !node.static) {
      add(propertyName(node, sourceCode), node.value);
    }
    if (node.type === AST_NODE_TYPES.AssignmentExpression && isFieldOf(node.left, owner)) {
      add(propertyName(node.left, sourceCode), node.right);
    }
  }
  return fields;
}

function isFieldOf(node: TSESTree.Node, owner: ClassNode): node is TSESTree.MemberExpression {
  return (
    node.type === AST_NODE_TYPES.MemberExpression &&
    node.object.type === AST_NODE_TYPES.ThisExpression &&
    classOf(node.object) === owner
  );
}

/** By the node of the class: a tree is parsed once, so this holds nothing across files. */
const fieldsOfClasses = new WeakMap<ClassNode, ReadonlyMap<string, TSESTree.Node[]>>();
