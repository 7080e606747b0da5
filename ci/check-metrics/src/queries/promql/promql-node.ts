import { parser } from '@prometheus-io/lezer-promql';

/** A part of an expression, as Prometheus' grammar names it. */
export interface PromqlNode {
  readonly name: string;
  /** Where it begins in the expression, in UTF-16 code units from 0. */
  readonly from: number;
  readonly to: number;
  /** Without punctuation, which the grammar has no names for, and without comments. */
  readonly children: readonly PromqlNode[];
  /** Those of them that are expressions. */
  readonly operands: readonly PromqlNode[];
}

/** An expression as the grammar reads it. */
export interface ParsedPromql {
  readonly root: PromqlNode;
  /** Where the first thing stands that the grammar does not take. */
  readonly error?: { readonly from: number; readonly to: number };
  /** Whether it is nested too deeply for anybody to have meant it; its tree is cut off there. */
  readonly isTooDeep: boolean;
  /** Whether there is an `offset` or an `@`. */
  readonly hasModifiers: boolean;
}

/** Prometheus itself refuses expressions of some thousands of levels only when they have eaten its stack. */
const DEEPEST = 500;

/** Reads an expression. Whatever it is, there is a tree. */
export function parsePromql(text: string): ParsedPromql {
  const cursor = parser.parse(text).cursor();
  const root = nodeOf(cursor.name, cursor.from, cursor.to);
  const parents: MutableNode[] = [root];
  let error: { from: number; to: number } | undefined;
  let isTooDeep = false;
  let hasModifiers = false;
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
      hasModifiers ||= MODIFIED.has(name);
      const node = nodeOf(name, from, to);
      const parent = parents.at(-1);
      if (parent) addChild(parent, node);
      parents.push(node);
      return true;
    },
    ({ type }) => {
      if (!type.isTop && !type.isError) parents.pop();
    },
  );
  return { root, isTooDeep, hasModifiers, ...(error && { error }) };
}

interface MutableNode extends PromqlNode {
  children: PromqlNode[];
  operands: PromqlNode[];
}

/** Most nodes have none, and there are some dozens in an expression. */
const NONE: PromqlNode[] = [];

function nodeOf(name: string, from: number, to: number): MutableNode {
  return { name, from, to, children: NONE, operands: NONE };
}

function addChild(parent: MutableNode, node: PromqlNode): void {
  if (parent.children === NONE) parent.children = [node];
  else parent.children.push(node);
  if (!EXPRESSIONS.has(node.name)) return;
  if (parent.operands === NONE) parent.operands = [node];
  else parent.operands.push(node);
}

/** What binds its operands less than a modifier behind them does. */
export const BINDS_LESS = /^(?:BinaryExpr|UnaryExpr)$/;

/**
 * The tree with operands as Prometheus has them. The grammar lets `offset` and `@` take all that stands before them, so that
 * of `a - b offset 5m * c` it makes `(a - b) * c`; without them it makes the right tree.
 */
export function regrouped({ root, hasModifiers }: ParsedPromql, text: string): PromqlNode {
  if (!hasModifiers) return root;
  const misplaced = [...modifiersOfSeveral(root)];
  if (misplaced.length === 0) return root;
  let blanked = text;
  for (const { from, to } of misplaced) {
    blanked = blanked.slice(0, from) + ' '.repeat(to - from) + blanked.slice(to);
  }
  return parsePromql(blanked).root;
}

/** What has an `offset` or an `@`. */
const MODIFIED: ReadonlySet<string> = new Set(['OffsetExpr', 'StepInvariantExpr']);

function* modifiersOfSeveral(node: PromqlNode): Generator<{ from: number; to: number }> {
  const [operand] = node.children;
  if (MODIFIED.has(node.name) && operand && BINDS_LESS.test(operand.name)) {
    yield { from: operand.to, to: node.to };
  }
  for (const child of node.children) yield* modifiersOfSeveral(child);
}

/** The first child of a name. */
export function childOf(node: PromqlNode | undefined, name: string): PromqlNode | undefined {
  if (!node) return undefined;
  for (const child of node.children) if (child.name === name) return child;
  return undefined;
}

/** The children that are expressions. */
export function operandsOf(node: PromqlNode | undefined): readonly PromqlNode[] {
  return node?.operands ?? NONE;
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
