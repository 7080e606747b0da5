import { AST_NODE_TYPES, ASTUtils, TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { bindingSource } from './binding-source.js';
import { fieldValues } from './class-field.js';
import { propertyName } from './property-name.js';
import { isTransparent } from './syntactic-position.js';

/**
 * Traces an expression to the expressions it may get its value from: through names, destructuring, members
 * of objects and classes of this file, `??`, `||`, `?:`, type assertions and `Object.freeze`.
 *
 * @returns what could be traced no further. A name or member among it is unknown: a parameter, an import, a
 *   member of an object from elsewhere
 */
export function possibleValues(
  expression: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): readonly TSESTree.Node[] {
  return [...new Set(new Tracer(sourceCode).trace(expression))];
}

/** One trace: it remembers where it has been, since values can go in circles. */
class Tracer {
  readonly #sourceCode: Readonly<TSESLint.SourceCode>;
  readonly #visited = new Set<TSESTree.Node>();

  constructor(sourceCode: Readonly<TSESLint.SourceCode>) {
    this.#sourceCode = sourceCode;
  }

  trace(node: TSESTree.Node): TSESTree.Node[] {
    if (this.#visited.has(node) || this.#visited.size > MOST_STEPS) return [];
    this.#visited.add(node);
    if (isTransparent(node)) return this.trace(node.expression);
    switch (node.type) {
      case AST_NODE_TYPES.ConditionalExpression:
        return [...this.trace(node.consequent), ...this.trace(node.alternate)];
      case AST_NODE_TYPES.LogicalExpression:
        return node.operator === '&&' ? this.trace(node.right) : this.#traceAll([node.left, node.right]);
      case AST_NODE_TYPES.SequenceExpression:
        return this.#traceAll(node.expressions.slice(-1));
      case AST_NODE_TYPES.AssignmentExpression:
        return node.operator === '=' ? this.trace(node.right) : [node];
      case AST_NODE_TYPES.Identifier:
        return this.#traceName(node);
      case AST_NODE_TYPES.MemberExpression:
        return this.#traceMember(node);
      case AST_NODE_TYPES.CallExpression: {
        const frozen = frozenObject(node);
        return frozen ? this.trace(frozen) : [node];
      }
      default:
        return [node];
    }
  }

  #traceAll(nodes: readonly TSESTree.Node[]): TSESTree.Node[] {
    return nodes.flatMap((node) => this.trace(node));
  }

  #traceName(name: TSESTree.Identifier): TSESTree.Node[] {
    const variable = ASTUtils.findVariable(this.#sourceCode.getScope(name), name);
    const [definition] = variable?.defs ?? [];
    switch (definition?.type) {
      case DefinitionType.ClassName:
        return [definition.node];
      case DefinitionType.Variable:
      case DefinitionType.Parameter: {
        const written = variable?.references.filter((reference) => reference.isWrite()) ?? [];
        const names = new Set([
          ...(definition.type === DefinitionType.Parameter ? [definition.name] : []),
          ...written.map(({ identifier }) => identifier),
        ]);
        return names.size === 0 ? [name] : [...names].flatMap((write) => this.#traceWrite(write, name));
      }
      default:
        return [name];
    }
  }

  #traceWrite(write: TSESTree.Node, name: TSESTree.Identifier): TSESTree.Node[] {
    const source =
      write.type === AST_NODE_TYPES.Identifier ? bindingSource(write, this.#sourceCode) : undefined;
    if (!source) return [name];
    const { from, path, defaults } = source;
    // The name in the pattern stands for what cannot be traced: it is there that its source can be read.
    const untraced = write;
    const values = from ? this.#traceProperties(this.trace(from), path) : undefined;
    return [...(values ?? [untraced]), ...this.#traceAll(defaults)];
  }

  #traceMember(member: TSESTree.MemberExpression): TSESTree.Node[] {
    const name = propertyName(member, this.#sourceCode);
    if (name === undefined) return [member];
    if (member.object.type === AST_NODE_TYPES.ThisExpression) {
      const values = fieldValues(member.object, name, this.#sourceCode);
      return values.length > 0 ? this.#traceAll(values) : [member];
    }
    return this.#traceProperties(this.trace(member.object), [name]) ?? [member];
  }

  /** @returns `undefined` unless every one of the objects is known to have the property */
  #traceProperties(objects: TSESTree.Node[], path: readonly string[]): TSESTree.Node[] | undefined {
    const [name, ...rest] = path;
    if (name === undefined) return objects;
    const values: TSESTree.Node[] = [];
    for (const object of objects) {
      const property = this.#ownProperty(object, name);
      if (!property) return undefined;
      values.push(...this.trace(property));
    }
    return objects.length === 0 ? undefined : this.#traceProperties(values, rest);
  }

  #ownProperty(object: TSESTree.Node, name: string): TSESTree.Node | undefined {
    for (const member of ownMembers(object).reverse()) {
      if (propertyName(member, this.#sourceCode) === name) return member.value ?? undefined;
    }
    return undefined;
  }
}

/** The properties of an object, or the static fields of a class. */
function ownMembers(object: TSESTree.Node): (TSESTree.Property | TSESTree.PropertyDefinition)[] {
  switch (object.type) {
    case AST_NODE_TYPES.ObjectExpression:
      return object.properties.filter((property) => property.type === AST_NODE_TYPES.Property);
    case AST_NODE_TYPES.ClassDeclaration:
    case AST_NODE_TYPES.ClassExpression:
      return object.body.body.filter(
        (member): member is TSESTree.PropertyDefinition =>
          member.type === AST_NODE_TYPES.PropertyDefinition && member.static,
      );
    default:
      return [];
  }
}

function frozenObject({ callee, arguments: [object] }: TSESTree.CallExpression): TSESTree.Node | undefined {
  const isFreeze =
    callee.type === AST_NODE_TYPES.MemberExpression &&
    callee.object.type === AST_NODE_TYPES.Identifier &&
    callee.object.name === 'Object' &&
    callee.property.type === AST_NODE_TYPES.Identifier &&
    ['freeze', 'seal'].includes(callee.property.name);
  return isFreeze ? object : undefined;
}

const { DefinitionType } = TSESLint.Scope;

/** Far beyond what a value in real code takes; it bounds the time spent on generated code. */
const MOST_STEPS = 500;
