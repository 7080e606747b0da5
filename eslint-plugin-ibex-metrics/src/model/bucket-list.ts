import { LATENCY_BUCKETS } from '@ibex/catalog';
import { AST_NODE_TYPES, ASTUtils, TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { catalogExport } from './catalog-definition.js';
import { memberPath } from './member-path.js';
import { possibleValues } from './possible-values.js';

/** The buckets a histogram may get. */
export interface BucketList {
  readonly bounds: readonly number[];
  /** The expression that gives them. */
  readonly node: TSESTree.Node;
}

/**
 * Reads bucket bounds: arrays of numbers through constants and spreads, prom-client's `linearBuckets` and
 * `exponentialBuckets`, and the standard buckets of `@ibex/catalog`.
 *
 * @param expression - the value of `buckets`
 * @returns those that are known to the last bound
 */
export function bucketLists(
  expression: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): readonly BucketList[] {
  const values = possibleValues(expression, sourceCode);
  return values.flatMap((node) => {
    const bounds = boundsOf(node, sourceCode, new Set());
    // `table[key].buckets ?? []`: the empty array only stands in for what is not known.
    const isStandIn = bounds?.length === 0 && values.length > 1;
    return bounds && !isStandIn ? [{ bounds, node }] : [];
  });
}

/** The buckets of prom-client for a histogram that states none. */
export const PROM_CLIENT_BUCKETS: readonly number[] = [
  0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
];

function boundsOf(
  node: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
  visited: Set<TSESTree.Node>,
): readonly number[] | undefined {
  if (visited.has(node)) return undefined;
  visited.add(node);
  const spread = (expression: TSESTree.Node) => {
    const [value, ...others] = possibleValues(expression, sourceCode);
    return value && others.length === 0 ? boundsOf(value, sourceCode, visited) : undefined;
  };
  if (catalogExport(node, sourceCode) === 'LATENCY_BUCKETS') return LATENCY_BUCKETS;
  if (node.type === AST_NODE_TYPES.ArrayExpression) {
    return allOf(
      node.elements.map((element) => {
        if (element?.type === AST_NODE_TYPES.SpreadElement) return spread(element.argument);
        return element ? asList(numberOf(element, sourceCode)) : undefined;
      }),
    );
  }
  return node.type === AST_NODE_TYPES.CallExpression ? generatedBounds(node, sourceCode) : undefined;
}

/** As prom-client works them out, so that a set which a catalog generates the same way is recognised. */
function generatedBounds(
  { callee, arguments: args }: TSESTree.CallExpression,
  sourceCode: Readonly<TSESLint.SourceCode>,
): readonly number[] | undefined {
  const next = GENERATORS.get(nameOfGenerator(callee, sourceCode) ?? '');
  const numbers = next && allOf(args.map((argument) => asList(numberOf(argument, sourceCode))));
  const [start, step, count] = numbers ?? [];
  if (!next || start === undefined || step === undefined || count === undefined || count > MOST_BOUNDS) {
    return undefined;
  }
  const bounds: number[] = [];
  for (let bound = start; bounds.length < count; bound = next(bound, step, start, bounds.length))
    bounds.push(bound);
  return bounds;
}

function nameOfGenerator(
  callee: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): string | undefined {
  if (callee.type !== AST_NODE_TYPES.Identifier) return memberPath(callee, sourceCode).at(-1);
  const [definition] = ASTUtils.findVariable(sourceCode.getScope(callee), callee)?.defs ?? [];
  switch (definition?.type) {
    case TSESLint.Scope.DefinitionType.ImportBinding: {
      const { node } = definition;
      if (node.type !== AST_NODE_TYPES.ImportSpecifier) return undefined;
      return node.imported.type === AST_NODE_TYPES.Identifier ? node.imported.name : node.imported.value;
    }
    case TSESLint.Scope.DefinitionType.Variable:
      return memberPath(callee, sourceCode).at(-1);
    default:
      return undefined;
  }
}

function numberOf(expression: TSESTree.Node, sourceCode: Readonly<TSESLint.SourceCode>): number | undefined {
  const [node = expression, ...others] = possibleValues(expression, sourceCode);
  const value =
    others.length === 0 ? ASTUtils.getStaticValue(node, sourceCode.getScope(node))?.value : undefined;
  return typeof value === 'number' ? value : undefined;
}

function asList(bound: number | undefined): readonly number[] | undefined {
  return bound === undefined ? undefined : [bound];
}

function allOf(parts: readonly (readonly number[] | undefined)[]): readonly number[] | undefined {
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length ? known.flat() : undefined;
}

type NextBound = (bound: number, step: number, start: number, index: number) => number;

const GENERATORS: ReadonlyMap<string, NextBound> = new Map<string, NextBound>([
  ['linearBuckets', (_bound, width, start, index) => start + index * width],
  ['exponentialBuckets', (bound, factor) => bound * factor],
]);

/** Of a histogram with more nobody could pay for the series. */
const MOST_BOUNDS = 1_000;
