import { parser } from '@prometheus-io/lezer-promql';

/** A part of an expression, as Prometheus' grammar names it. */
export interface PromqlNode {
  readonly name: string;
  /** Where it begins in the expression, in UTF-16 code units from 0. */
  readonly from: number;
  readonly to: number;
  /** Without punctuation, which the grammar has no names for, and without comments. */
  readonly children: readonly PromqlNode[];
}

/** An expression as the grammar reads it. */
export interface ParsedPromql {
  readonly root: PromqlNode;
  /** Where the first thing stands that the grammar does not take. */
  readonly error?: { readonly from: number; readonly to: number };
  /** Whether it is nested too deeply for anybody to have meant it; its tree is cut off there. */
  readonly isTooDeep: boolean;
}

/** Prometheus itself refuses expressions of some thousands of levels only when they have eaten its stack. */
const DEEPEST = 500;

/** Reads an expression. Whatever it is, there is a tree. */
export function parsePromql(text: string): ParsedPromql {
  const cursor = parser.parse(text).cursor();
  const root: MutableNode = { name: cursor.name, from: cursor.from, to: cursor.to, children: [] };
  const parents: MutableNode[] = [root];
  let error: { from: number; to: number } | undefined;
  let isTooDeep = false;
  cursor.iterate(
    ({ type, name, from, to }) => {
      if (type.isTop) return true;
      if (type.isError) {
        error ??= { from, to };
        return true;
      }
      if (name === 'LineComment') return false;
      if (parents.length > DEEPEST) {
        isTooDeep = true;
        return false;
      }
      const node: MutableNode = { name, from, to, children: [] };
      parents.at(-1)?.children.push(node);
      parents.push(node);
      return true;
    },
    ({ type }) => {
      if (!type.isTop && !type.isError) parents.pop();
    },
  );
  return { root, isTooDeep, ...(error && { error }) };
}

interface MutableNode extends PromqlNode {
  readonly children: MutableNode[];
}

/** What binds its operands less than a modifier behind them does. */
export const BINDS_LESS = /^(?:BinaryExpr|UnaryExpr)$/;

/**
 * The tree with operands as Prometheus has them. The grammar lets `offset` and `@` take all that stands before them, so that
 * of `a - b offset 5m * c` it makes `(a - b) * c`; without them it makes the right tree.
 */
export function regrouped({ root }: ParsedPromql, text: string): PromqlNode {
  const misplaced = [...modifiersOfSeveral(root)];
  if (misplaced.length === 0) return root;
  let blanked = text;
  for (const { from, to } of misplaced) {
    blanked = blanked.slice(0, from) + ' '.repeat(to - from) + blanked.slice(to);
  }
  return parsePromql(blanked).root;
}

function* modifiersOfSeveral(node: PromqlNode): Generator<{ from: number; to: number }> {
  const [operand] = node.children;
  if (/^(?:OffsetExpr|StepInvariantExpr)$/.test(node.name) && operand && BINDS_LESS.test(operand.name)) {
    yield { from: operand.to, to: node.to };
  }
  for (const child of node.children) yield* modifiersOfSeveral(child);
}

/** The first child of a name. */
export function childOf(node: PromqlNode | undefined, name: string): PromqlNode | undefined {
  return node?.children.find((child) => child.name === name);
}

/** The children that are expressions. */
export function operandsOf(node: PromqlNode | undefined): readonly PromqlNode[] {
  return node?.children.filter(({ name }) => EXPRESSIONS.has(name)) ?? [];
}

const EXPRESSIONS: ReadonlySet<string> = new Set([
  'AggregateExpr',
  'AnchoredExpr',
  'BinaryExpr',
  'FunctionCall',
  'MatrixSelector',
  'NumberDurationLiteral',
  'OffsetExpr',
  'ParenExpr',
  'SmoothedExpr',
  'StepInvariantExpr',
  'StringLiteral',
  'SubqueryExpr',
  'UnaryExpr',
  'VectorSelector',
]);
