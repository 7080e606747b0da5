import { AST_NODE_TYPES, ASTUtils, TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { bindingSource } from './binding-source.js';
import { fieldValues } from './class-field.js';
import type { ClassNode } from './class-node.js';
import { effectiveWrites } from './effective-writes.js';
import { functionCalls, type FunctionNode, isFunction } from './function-calls.js';
import { membershipOf } from './membership-test.js';
import { propertyName } from './property-name.js';
import { isTransparent, isWithin } from './syntactic-position.js';

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

/** What a trace and those it waits for have in common. */
interface Progress {
  stepsLeft: number;
}

/** One trace: it knows where it is, since values can go in circles. */
class Tracer {
  readonly #sourceCode: Readonly<TSESLint.SourceCode>;
  readonly #depth: number;
  readonly #progress: Progress;
  readonly #entered = new Set<TSESTree.Node>();
  /** How often something was left out: for a circle, or for want of steps. */
  #gaps = 0;

  /** @param depth - how many traces wait for this one */
  constructor(
    sourceCode: Readonly<TSESLint.SourceCode>,
    depth = 0,
    progress: Progress = { stepsLeft: MOST_STEPS },
  ) {
    this.#sourceCode = sourceCode;
    this.#depth = depth;
    this.#progress = progress;
  }

  trace(node: TSESTree.Node): TSESTree.Node[] {
    const found = tracedBefore.get(node);
    if (found) return found;
    if (this.#entered.has(node)) {
      // What comes back to itself adds no value.
      this.#gaps += 1;
      return [];
    }
    this.#progress.stepsLeft -= 1;
    if (this.#progress.stepsLeft < 0) {
      this.#gaps += 1;
      return [node];
    }
    const gapsBefore = this.#gaps;
    this.#entered.add(node);
    const values = this.#traceNode(node);
    this.#entered.delete(node);
    if (this.#gaps === gapsBefore) tracedBefore.set(node, values);
    return values;
  }

  #traceNode(node: TSESTree.Node): TSESTree.Node[] {
    if (isTransparent(node)) return this.trace(node.expression);
    switch (node.type) {
      case AST_NODE_TYPES.ConditionalExpression: {
        const branches = [node.consequent, node.alternate];
        // What was found in a collection is for those to judge who know what the collection is.
        const isTested = branches.some((branch) => membershipOf(branch, node, this.#sourceCode));
        return isTested ? [node] : this.#traceAll(branches);
      }
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
      case DefinitionType.FunctionName: {
        // An overloaded function has a definition for each signature; one of them has the body.
        const nodes = variable?.defs.map(({ node }) => node) ?? [];
        return nodes.filter(isFunction);
      }
      case DefinitionType.Variable:
      case DefinitionType.Parameter: {
        const written = variable ? writesOf(variable) : [];
        const names = new Set([
          ...(definition.type === DefinitionType.Parameter ? [definition.name] : []),
          ...written,
        ]);
        if (names.size === 0) return [name];
        const fn = definition.type === DefinitionType.Parameter ? definition.node : undefined;
        return effectiveWrites([...names], name).flatMap((write) => this.#traceWrite(write, name, fn));
      }
      default:
        return [name];
    }
  }

  #traceWrite(write: TSESTree.Node, name: TSESTree.Identifier, fn?: TSESTree.Node): TSESTree.Node[] {
    const source =
      write.type === AST_NODE_TYPES.Identifier ? bindingSource(write, this.#sourceCode) : undefined;
    if (!source) return [name];
    const { from, elementOf, path, defaults } = source;
    // The name in the pattern stands for what cannot be traced: it is there that its source can be read.
    const untraced = write;
    const given = from
      ? this.trace(from)
      : elementOf
        ? this.#traceElements(elementOf)
        : fn && isFunction(fn)
          ? this.#traceArguments(write, fn)
          : undefined;
    const values =
      given &&
      this.#traceProperties(
        given.filter((value) => value !== write),
        path,
      );
    const isComplete = values && !given.includes(write);
    return [...(values ?? []), ...(isComplete ? [] : [untraced]), ...this.#traceAll(defaults)];
  }

  /** @returns `undefined` unless every element of the array is known */
  #traceElements(array: TSESTree.Node): TSESTree.Node[] | undefined {
    const elements: TSESTree.Node[] = [];
    for (const value of this.trace(array)) {
      const written = value.type === AST_NODE_TYPES.NewExpression ? value.arguments[0] : value;
      if (written?.type !== AST_NODE_TYPES.ArrayExpression || !isArrayOrSet(value)) return undefined;
      for (const element of written.elements) {
        if (!element || element.type === AST_NODE_TYPES.SpreadElement) return undefined;
        elements.push(...this.trace(element));
      }
    }
    return elements;
  }

  /**
   * What the calls of a function in this file give for a parameter; and the parameter itself, where there may be
   * others.
   */
  #traceArguments(parameter: TSESTree.Node, fn: FunctionNode): TSESTree.Node[] | undefined {
    const index = fn.params.findIndex((declared) => isWithin(parameter, declared));
    if (fn.params[index]?.type === AST_NODE_TYPES.RestElement) return undefined;
    const { calls, isComplete } = functionCalls(fn, this.#sourceCode, (receiver, owner) =>
      this.#isInstance(receiver, owner),
    );
    const given = calls.map(({ arguments: args }) => args.slice(0, index + 1));
    if (given.some((args) => args.some(({ type }) => type === AST_NODE_TYPES.SpreadElement)))
      return undefined;
    const values = given.flatMap((args) => {
      const argument = args[index];
      return argument ? this.trace(argument) : [];
    });
    if (values.length === 0) return undefined;
    return isComplete ? values : [...values, parameter];
  }

  /** In a trace of its own, since this one goes to no place twice; and not without end. */
  #isInstance(receiver: TSESTree.Node, owner: ClassNode): boolean {
    if (this.#depth === DEEPEST_TRACE) {
      this.#gaps += 1;
      return false;
    }
    const tracer = new Tracer(this.#sourceCode, this.#depth + 1, this.#progress);
    const values = tracer.trace(receiver);
    this.#gaps += tracer.#gaps;
    return values.some((value) => isInstanceOf(value, owner, this.#sourceCode));
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

function isInstanceOf(
  value: TSESTree.Node,
  owner: ClassNode,
  sourceCode: Readonly<TSESLint.SourceCode>,
): boolean {
  if (value.type !== AST_NODE_TYPES.NewExpression || value.callee.type !== AST_NODE_TYPES.Identifier)
    return false;
  const constructed = ASTUtils.findVariable(sourceCode.getScope(value), value.callee)?.defs[0]?.node;
  return constructed === owner || (constructed as TSESTree.VariableDeclarator | undefined)?.init === owner;
}

/** The names where a variable is written, worked out once: one that is read often has many references. */
function writesOf(variable: TSESLint.Scope.Variable): readonly TSESTree.Node[] {
  let writes = writesOfVariables.get(variable);
  if (!writes) {
    writes = variable.references
      .filter((reference) => reference.isWrite())
      .map(({ identifier }) => identifier);
    writesOfVariables.set(variable, writes);
  }
  return writes;
}

function isArrayOrSet(value: TSESTree.Node): boolean {
  if (value.type !== AST_NODE_TYPES.NewExpression) return true;
  return value.callee.type === AST_NODE_TYPES.Identifier && value.callee.name === 'Set';
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
const MOST_STEPS = 300;

/** What an instance is made of is seldom behind more than one parameter. */
const DEEPEST_TRACE = 3;

/** By node, of which a tree is parsed anew for each pass; what nothing was left out of. */
const tracedBefore = new WeakMap<TSESTree.Node, TSESTree.Node[]>();

const writesOfVariables = new WeakMap<TSESLint.Scope.Variable, readonly TSESTree.Node[]>();
