import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import type { AnalysedFile } from './analysed-file.js';
import { elementsOfArray, valuesOfMembers } from './collection-members.js';
import { memberOfEnum } from './enum-member.js';
import { type Membership, membershipOf } from './membership-test.js';
import { objectContents } from './object-properties.js';
import { possibleValues } from './possible-values.js';
import { propertyName } from './property-name.js';
import { returnedValues } from './returned-values.js';
import { membershipByStatement } from './statement-guard.js';
import { unwrapped } from './syntactic-position.js';

/** What an expression may give to a label, as far as that is known. */
export type LabelValue =
  /** One of these, as label values are written. */
  | { readonly kind: 'known'; readonly node: TSESTree.Node; readonly values: readonly string[] }
  /** Whatever code that is trusted makes of it. */
  | { readonly kind: 'trusted'; readonly node: TSESTree.Node }
  /** Certainly one of very many: a text put together at run time, the message of an error, a time. */
  | { readonly kind: 'unbounded'; readonly node: TSESTree.Node }
  /** It cannot be told: a parameter, an import, the result of a call. */
  | { readonly kind: 'unknown'; readonly node: TSESTree.Node };

/** What values are worked out from. */
export interface LabelValueContext extends Pick<AnalysedFile, 'sourceCode' | 'types'> {
  /** Whether an expression, or the result of calling it, is one of few values by its origin. */
  readonly isTrusted: (expression: TSESTree.Node) => boolean;
}

/**
 * Works out what an expression may give to a label: by its syntax, by tracing names and functions of the file,
 * and by types where there are any.
 *
 * @returns empty where nothing but `null` and `undefined` is given
 */
export function labelValues(expression: TSESTree.Node, context: LabelValueContext): readonly LabelValue[] {
  return new Inspection(context).of(expression);
}

/** One inspection: it knows where it is, since values can go in circles. */
class Inspection {
  readonly #context: LabelValueContext;
  readonly #entered = new Set<TSESTree.Node>();
  #stepsLeft = MOST_STEPS;

  constructor(context: LabelValueContext) {
    this.#context = context;
  }

  of(expression: TSESTree.Node): readonly LabelValue[] {
    const node = unwrapped(expression);
    // What comes back to itself adds no value.
    if (this.#entered.has(node)) return [];
    this.#stepsLeft -= 1;
    if (this.#stepsLeft < 0) return unknown(node);
    this.#entered.add(node);
    const values = this.#valuesOf(node, expression);
    this.#entered.delete(node);
    return values;
  }

  /** @param expression - the node with the type assertions around it */
  #valuesOf(node: TSESTree.Node, expression: TSESTree.Node): readonly LabelValue[] {
    // What is written there counts even under a type assertion, which changes no value.
    const constant = this.#constant(node);
    if (constant) return constant;
    switch (node.type) {
      case AST_NODE_TYPES.ConditionalExpression:
        return this.#ofConditional(node);
      case AST_NODE_TYPES.LogicalExpression:
        return this.#ofAll(node.operator === '&&' ? [node.right] : [node.left, node.right]);
      case AST_NODE_TYPES.SequenceExpression:
        return this.#ofAll(node.expressions.slice(-1));
    }
    if (this.#isTrusted(node)) return [{ kind: 'trusted', node }];
    const membership = membershipByStatement(node, this.#context.sourceCode);
    const members = membership && this.#ofMembers(node, membership);
    if (members) return members;
    const values = this.#context.types?.literalValues(expression);
    return values ? [{ kind: 'known', node, values }] : this.#withoutTypes(node);
  }

  #isTrusted(node: TSESTree.Node): boolean {
    const origin = node.type === AST_NODE_TYPES.CallExpression ? unwrapped(node.callee) : node;
    return NAME_LIKE.has(origin.type) && this.#context.isTrusted(origin);
  }

  #ofAll(nodes: readonly TSESTree.Node[]): readonly LabelValue[] {
    return nodes.flatMap((node) => this.of(node));
  }

  #withoutTypes(node: TSESTree.Node): readonly LabelValue[] {
    switch (node.type) {
      case AST_NODE_TYPES.TemplateLiteral:
        return this.#ofTemplate(node);
      case AST_NODE_TYPES.BinaryExpression:
        if (node.operator !== '+') return COMPARISONS.has(node.operator) ? [aBoolean(node)] : unknown(node);
        // The sum of two numbers is no text.
        return this.#context.types?.isNumber(node)
          ? unknown(node)
          : this.#ofJoined(node, [node.left, node.right]);
      case AST_NODE_TYPES.UnaryExpression:
        return node.operator === '!' ? [aBoolean(node)] : unknown(node);
      case AST_NODE_TYPES.NewExpression:
        return isNamed(node.callee, 'Date') ? unbounded(node) : unknown(node);
      case AST_NODE_TYPES.CallExpression:
        return this.#ofCall(node);
      case AST_NODE_TYPES.MemberExpression:
        return this.#ofMember(node);
      default:
        return this.#traced(node);
    }
  }

  #traced(node: TSESTree.Node): readonly LabelValue[] {
    return possibleValues(node, this.#context.sourceCode).flatMap((value) =>
      value === node ? unknown(node) : this.of(value),
    );
  }

  /** `VALUES.includes(x) ? x : 'other'` gives one of the values, whatever `x` is. */
  #ofConditional(node: TSESTree.ConditionalExpression): readonly LabelValue[] {
    return [node.consequent, node.alternate].flatMap((branch) => {
      const membership = membershipOf(branch, node, this.#context.sourceCode);
      return (membership && this.#ofMembers(branch, membership)) ?? this.of(branch);
    });
  }

  /** @returns `undefined` where nothing is known of the collection */
  #ofMembers(branch: TSESTree.Node, { collection, of }: Membership): readonly LabelValue[] | undefined {
    const { sourceCode } = this.#context;
    if (of === 'value') return this.of(collection);
    if (of === 'elements') {
      const elements = elementsOfArray(collection, sourceCode);
      return elements && this.#ofAll(elements);
    }
    const { properties, unknown } = objectContents(collection, sourceCode);
    return properties.length > 0 && unknown.length === 0
      ? [{ kind: 'known', node: branch, values: properties.map(({ name }) => name) }]
      : undefined;
  }

  #ofTemplate(node: TSESTree.TemplateLiteral): readonly LabelValue[] {
    const [converted] = node.expressions;
    if (converted && node.quasis.every(({ value }) => value.raw === '') && node.expressions.length === 1) {
      return this.#asText(node, converted);
    }
    const parts = node.quasis.flatMap((quasi, index) => [quasi, ...node.expressions.slice(index, index + 1)]);
    return this.#ofJoined(node, parts);
  }

  /** A text that is put together: every combination of its parts, if all of them are known. */
  #ofJoined(node: TSESTree.Node, parts: readonly TSESTree.Node[]): readonly LabelValue[] {
    let texts: readonly string[] = [''];
    for (const part of parts) {
      const next =
        part.type === AST_NODE_TYPES.TemplateElement ? [part.value.cooked ?? ''] : this.#known(part);
      if (!next || next.length === 0 || next.length * texts.length > MOST_COMBINATIONS)
        return unbounded(node);
      texts = texts.flatMap((text) => next.map((value) => text + value));
    }
    return [{ kind: 'known', node, values: texts }];
  }

  /** `String(x)`: what is bounded stays so. */
  #asText(node: TSESTree.Node, converted: TSESTree.Node): readonly LabelValue[] {
    const values = this.of(converted);
    const isBounded = values.every(({ kind }) => kind === 'known' || kind === 'trusted');
    return isBounded && values.length > 0 ? values : unbounded(node);
  }

  /** The values of an expression where they are all known. */
  #known(node: TSESTree.Node): readonly string[] | undefined {
    const values = this.of(node).map((value) => (value.kind === 'known' ? value.values : undefined));
    return values.every((each) => each !== undefined) ? values.flat() : undefined;
  }

  #ofCall(node: TSESTree.CallExpression): readonly LabelValue[] {
    const { sourceCode } = this.#context;
    const callee = unwrapped(node.callee);
    const [argument] = node.arguments;
    if (isNamed(callee, 'String') && argument) return this.#asText(node, argument);
    if (callee.type === AST_NODE_TYPES.MemberExpression) {
      const method = propertyName(callee, sourceCode) ?? '';
      if (method === 'toString') return this.#asText(node, callee.object);
      const change = CHANGES_OF_CASE.get(method);
      if (change) {
        const values = this.#known(callee.object) ?? [];
        return values.length > 0 ? [{ kind: 'known', node, values: values.map(change) }] : unknown(node);
      }
    }
    if (isUniqueEachTime(callee, sourceCode)) return unbounded(node);
    const returned = returnedValues(node, sourceCode);
    return returned.length > 0 ? this.#ofAll(returned) : unknown(node);
  }

  #ofMember(node: TSESTree.MemberExpression): readonly LabelValue[] {
    const { sourceCode } = this.#context;
    const name = propertyName(node, sourceCode);
    if (name === undefined) {
      const values = valuesOfMembers(node.object, sourceCode);
      return values ? this.#ofAll(values) : unknown(node);
    }
    const member = memberOfEnum(node.object, name, sourceCode);
    if (member) return this.of(member);
    const traced = this.#traced(node);
    const isUntraced = traced.some(({ kind, node: at }) => kind === 'unknown' && at === node);
    return isUntraced && TEXTS_OF_ERRORS.has(name) ? unbounded(node) : traced;
  }

  /** @returns `undefined` for what is no constant; empty for `null` and `undefined` */
  #constant(node: TSESTree.Node): readonly LabelValue[] | undefined {
    const { sourceCode } = this.#context;
    const constant = ASTUtils.getStaticValue(node, sourceCode.getScope(node));
    if (!constant) return undefined;
    const { value } = constant;
    if (value === null || value === undefined) return [];
    const text = textOfPrimitive(value);
    return text === undefined ? unknown(node) : [{ kind: 'known', node, values: [text] }];
  }
}

function textOfPrimitive(value: unknown): string | undefined {
  switch (typeof value) {
    case 'bigint':
    case 'boolean':
    case 'number':
    case 'string':
      return String(value);
    default:
      return undefined;
  }
}

function unknown(node: TSESTree.Node): readonly LabelValue[] {
  return [{ kind: 'unknown', node }];
}

function unbounded(node: TSESTree.Node): readonly LabelValue[] {
  return [{ kind: 'unbounded', node }];
}

function aBoolean(node: TSESTree.Node): LabelValue {
  return { kind: 'known', node, values: ['true', 'false'] };
}

function isNamed(node: TSESTree.Node, name: string): boolean {
  return node.type === AST_NODE_TYPES.Identifier && node.name === name;
}

function isUniqueEachTime(callee: TSESTree.Node, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  switch (callee.type) {
    case AST_NODE_TYPES.Identifier:
      return UNIQUE_EACH_TIME.has(callee.name);
    case AST_NODE_TYPES.MemberExpression:
      return UNIQUE_EACH_TIME.has(propertyName(callee, sourceCode) ?? '');
    default:
      return false;
  }
}

const COMPARISONS: ReadonlySet<string> = new Set([
  ...['==', '===', '!=', '!==', '<', '<=', '>', '>='],
  ...['in', 'instanceof'],
]);

/** What goes by a name; written twice in one line, it is taken to be the same. */
const NAME_LIKE: ReadonlySet<AST_NODE_TYPES> = new Set([
  AST_NODE_TYPES.Identifier,
  AST_NODE_TYPES.MemberExpression,
]);

const CHANGES_OF_CASE: ReadonlyMap<string, (text: string) => string> = new Map([
  ['toLowerCase', (text) => text.toLowerCase()],
  ['toUpperCase', (text) => text.toUpperCase()],
]);

const TEXTS_OF_ERRORS: ReadonlySet<string> = new Set(['message', 'stack']);

/** Functions and methods that give something else at every call. */
const UNIQUE_EACH_TIME: ReadonlySet<string> = new Set([
  ...['nanoid', 'randomBytes', 'randomUUID', 'uuid', 'uuidv4', 'uuidv7'],
  ...['now', 'random', 'toISOString'],
]);

const MOST_COMBINATIONS = 1_000;

/** Far beyond what a value in real code takes; it bounds the time spent on generated code. */
const MOST_STEPS = 1_000;
