import { routeTemplateFlaw, type RouteTemplateFlaw } from '@ibex/catalog';
import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { memberPath } from './member-path.js';
import { type Membership, membershipOf } from './membership-test.js';
import { possibleValues } from './possible-values.js';
import { propertyName } from './property-name.js';
import { isRequestedPath, isRouteTemplate } from './request-path.js';
import { returnedValues } from './returned-values.js';
import { membershipByStatement } from './statement-guard.js';
import { convertedValue, partsOfText } from './text-expression.js';

/** Why a value is no route template. */
export type RouteValueFlaw =
  /** It is what the client asked for. */
  | { readonly kind: 'requested'; readonly node: TSESTree.Node }
  /** It is put together at run time, from parts of which at least one may be anything. */
  | { readonly kind: 'assembled'; readonly node: TSESTree.Node }
  /** It is a text with an id, a query or a host in it. */
  | {
      readonly kind: 'literal';
      readonly node: TSESTree.Node;
      readonly text: string;
      readonly flaw: RouteTemplateFlaw;
      readonly part: string;
    };

/**
 * Looks for a value that makes a series per URL among those an expression may have.
 *
 * @param value - the value of a route-like label
 * @returns `undefined` where none is known: a route template, a parameter, the result of a call
 */
export function routeValueFlaw(
  value: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): RouteValueFlaw | undefined {
  return new RouteValueInspection(sourceCode).flawOf(value);
}

/** One inspection: it looks at each expression once, since values can go in circles. */
class RouteValueInspection {
  readonly #sourceCode: Readonly<TSESLint.SourceCode>;
  readonly #inspected = new Set<TSESTree.Node>();
  readonly #foundBounded = new Map<TSESTree.Node, boolean>();

  constructor(sourceCode: Readonly<TSESLint.SourceCode>) {
    this.#sourceCode = sourceCode;
  }

  flawOf(value: TSESTree.Node): RouteValueFlaw | undefined {
    if (this.#isGuarded(value)) return undefined;
    for (const node of possibleValues(value, this.#sourceCode)) {
      if (this.#inspected.has(node)) continue;
      this.#inspected.add(node);
      const flaw = this.#flawOfTraced(node);
      if (flaw) return flaw;
    }
    return undefined;
  }

  #flawOfTraced(node: TSESTree.Node): RouteValueFlaw | undefined {
    const converted = convertedValue(node, this.#sourceCode);
    if (converted) return this.flawOf(converted);
    const text = this.#constantText(node);
    if (text !== null) return flawOfText(node, text);
    if (this.#isRequestedPath(node)) return this.#isGuarded(node) ? undefined : { kind: 'requested', node };
    if (node.type === AST_NODE_TYPES.ConditionalExpression) return this.#flawOfBranches(node);
    if (node.type === AST_NODE_TYPES.NewExpression) return this.#flawOfUrl(node);
    const parts = partsOfText(node);
    if (parts) return this.#flawOfParts(node, parts);
    return node.type === AST_NODE_TYPES.CallExpression ? this.#flawOfReturned(node) : undefined;
  }

  /** `new URL(req.url, base)` as a text is the URL. */
  #flawOfUrl({ callee, arguments: [url] }: TSESTree.NewExpression): RouteValueFlaw | undefined {
    return url && memberPath(callee, this.#sourceCode).at(-1) === 'URL' ? this.flawOf(url) : undefined;
  }

  /** What was found in a list is one of few. A text has `includes` too, but of what it includes there is no end. */
  #flawOfBranches(node: TSESTree.ConditionalExpression): RouteValueFlaw | undefined {
    const flaws = [node.consequent, node.alternate].map((branch) => {
      const membership = membershipOf(branch, node, this.#sourceCode);
      return membership && this.#isBoundedBy(membership) ? undefined : this.flawOf(branch);
    });
    return flaws.find((flaw) => flaw !== undefined);
  }

  #isBoundedBy({ collection, of }: Membership): boolean {
    return of === 'value' ? this.#constantText(collection) !== null : !this.#isSomeText(collection);
  }

  #isGuarded(value: TSESTree.Node): boolean {
    const membership = membershipByStatement(value, this.#sourceCode);
    return membership !== undefined && this.#isBoundedBy(membership);
  }

  #isSomeText(collection: TSESTree.Node): boolean {
    return possibleValues(collection, this.#sourceCode).some(
      (value) => isText(value) || this.#isRequestedPath(value) || convertedValue(value, this.#sourceCode),
    );
  }

  /** What a function of this file hands through. One that puts a text together may well normalise it. */
  #flawOfReturned(call: TSESTree.CallExpression): RouteValueFlaw | undefined {
    return returnedValues(call, this.#sourceCode)
      .map((value) => this.flawOf(value))
      .find((flaw) => flaw !== undefined && flaw.kind !== 'assembled');
  }

  #flawOfParts(node: TSESTree.Node, parts: readonly TSESTree.Node[]): RouteValueFlaw | undefined {
    for (const part of parts) {
      // The mount path of a router is the first part of a template, though by itself it is what was asked for.
      if (this.#isBounded(part)) continue;
      const flaw = this.flawOf(part);
      // An id in a constant part says nothing yet: `'/v1' + '/' + '42'` is constant as a whole.
      if (flaw && flaw.kind !== 'literal') return flaw;
    }
    return parts.every((part) => this.#isBounded(part)) ? undefined : { kind: 'assembled', node };
  }

  /** Whether a part of a text is one of few: a constant, part of a route template, what a function made. */
  #isBounded(part: TSESTree.Node): boolean {
    return possibleValues(part, this.#sourceCode).every((value) => {
      const found = this.#foundBounded.get(value);
      if (found !== undefined) return found;
      // A text that grows in a loop is part of itself, which says nothing against it.
      this.#foundBounded.set(value, true);
      const isBounded = this.#isTracedBounded(value);
      this.#foundBounded.set(value, isBounded);
      return isBounded;
    });
  }

  #isTracedBounded(value: TSESTree.Node): boolean {
    if (this.#constantText(value) !== null) return true;
    if (convertedValue(value, this.#sourceCode)) return false;
    switch (value.type) {
      case AST_NODE_TYPES.ConditionalExpression:
        return !this.#flawOfBranches(value);
      case AST_NODE_TYPES.CallExpression:
        return !this.#flawOfReturned(value);
      case AST_NODE_TYPES.Identifier:
        return NAME_OF_CONSTANT.test(value.name) || isRouteTemplate(memberPath(value, this.#sourceCode));
      case AST_NODE_TYPES.MemberExpression:
        return isRouteTemplate(memberPath(value, this.#sourceCode)) || this.#isNameInCode(value);
      default:
        return partsOfText(value)?.every((inner) => this.#isBounded(inner)) ?? false;
    }
  }

  /** The name of a class or function: there are no more of them than the code has. */
  #isNameInCode(member: TSESTree.MemberExpression): boolean {
    const { object } = member;
    if (propertyName(member, this.#sourceCode) !== 'name') return false;
    if (object.type === AST_NODE_TYPES.CallExpression) {
      return ['getClass', 'getHandler'].includes(memberPath(object.callee, this.#sourceCode).at(-1) ?? '');
    }
    return memberPath(object, this.#sourceCode).at(-1) === 'constructor';
  }

  #isRequestedPath(node: TSESTree.Node): boolean {
    const isChain = node.type === AST_NODE_TYPES.Identifier || node.type === AST_NODE_TYPES.MemberExpression;
    return isChain && isRequestedPath(memberPath(node, this.#sourceCode)) && !this.#isConstantPath(node);
  }

  /** The `pathname` of a `URLPattern`, which is a template, or of a URL that stands in the code. */
  #isConstantPath(node: TSESTree.Node): boolean {
    if (node.type !== AST_NODE_TYPES.MemberExpression) return false;
    return possibleValues(node.object, this.#sourceCode).some((value) => {
      if (value.type !== AST_NODE_TYPES.NewExpression) return false;
      const [url] = value.arguments;
      const constructed = memberPath(value.callee, this.#sourceCode).at(-1);
      return constructed === 'URLPattern' || (url !== undefined && this.#constantText(url) !== null);
    });
  }

  #constantText(node: TSESTree.Node): string | null {
    return isText(node) ? ASTUtils.getStringIfConstant(node, this.#sourceCode.getScope(node)) : null;
  }
}

function isText(node: TSESTree.Node): boolean {
  if (node.type === AST_NODE_TYPES.Literal) return typeof node.value === 'string';
  return partsOfText(node) !== undefined;
}

function flawOfText(node: TSESTree.Node, text: string): RouteValueFlaw | undefined {
  const found = routeTemplateFlaw(text);
  return found && { kind: 'literal', node, text, flaw: found.flaw, part: found.part };
}

/** An imported or global constant, by the convention for its name. */
const NAME_OF_CONSTANT = /^[A-Z][A-Z0-9_]*$/;
