import { childOf, operandsOf, type PromqlNode } from '../promql/promql-node.js';
import { isNumber } from '../series-of-operator.js';
import { stringOf, textOf } from '../query-text.js';
import { mayHave, type SeriesShape } from '../series-shape.js';
import { labelDifferences } from './label-changes.js';
import type { Flow, ImpactContext } from './query-impact.js';

/** What becomes of the two sides of an operator when one of them gets or loses a label. */
export function impactOfMatching(
  node: PromqlNode,
  [left, right]: readonly [PromqlNode, PromqlNode],
  flows: readonly [Flow, Flow],
  context: ImpactContext,
): void {
  if (isNumber(left, context) || isNumber(right, context)) return;
  const matching = matchingOf(node, left, context);
  if (!matching) return;
  const shapes = [context.shapesOf(left), context.shapesOf(right)] as const;
  for (const [index, shape] of shapes.entries()) {
    const flow = flows[index];
    if (!flow) continue;
    for (const { label, kind, change, origin } of labelDifferences(shape, flow, context)) {
      const before = fitOf(label, matching, shapes[0].base, shapes[1].base);
      const after = fitOf(label, matching, shapes[0].head, shapes[1].head);
      if (before !== 'fits' || after === 'fits') continue;
      // That `on` asks for a label that is gone is told of itself.
      if (after === 'apart' && matching.isOn) continue;
      const { from, to, words } = matching;
      const how =
        after === 'many'
          ? `${words} matches many series now, with the ${kind === 'gained' ? 'new ' : ''}label ${label}`
          : `${words} has the label ${label} on one side only now, so nothing ${words === 'unless' ? 'is left out' : 'matches'}`;
      context.report({ change, how, from, to, through: origin.through, passesOn: true });
    }
  }
}

interface Matching {
  readonly isOn: boolean;
  /** Of `on` or `ignoring`. */
  readonly labels: readonly string[];
  /** The side that may have several series for one of the other. */
  readonly many: 'left' | 'right' | 'both' | 'neither';
  readonly words: string;
  readonly from: number;
  readonly to: number;
}

function matchingOf(node: PromqlNode, left: PromqlNode, context: ImpactContext): Matching | undefined {
  const operator = node.children[node.children.indexOf(left) + 1];
  // What `or` takes twice then is told of the result: more often one side takes the place of the other.
  if (!operator || operator.name === 'Or') return undefined;
  const clause = childOf(node, 'MatchingModifierClause');
  const list = childOf(clause, 'GroupingLabels');
  if (list && context.filled.isUnknown(list.from, list.to)) return undefined;
  const isOn = childOf(clause, 'On') !== undefined;
  const labels = (list?.children ?? []).map((label) => stringOf(label, context) ?? textOf(label, context));
  const isSet = operator.name === 'And' || operator.name === 'Unless';
  return {
    isOn,
    labels,
    many: isSet
      ? 'both'
      : childOf(clause, 'GroupLeft')
        ? 'left'
        : childOf(clause, 'GroupRight')
          ? 'right'
          : 'neither',
    words: isOn ? `on (${labels.join(', ')})` : textOf(operator, context),
    from: (clause ?? operator).from,
    to: (clause ?? operator).to,
  };
}

/** Whether series of both sides still find each other, as far as a label is concerned. */
function fitOf(
  label: string,
  { isOn, labels, many }: Matching,
  left: SeriesShape,
  right: SeriesShape,
): 'fits' | 'apart' | 'many' {
  const isOnLeft = mayHave(left, label);
  const isOnRight = mayHave(right, label);
  if (isOn === labels.includes(label)) return isOnLeft === isOnRight ? 'fits' : 'apart';
  if (many === 'both') return 'fits';
  const hasTooMany = (isOnLeft && many !== 'left') || (isOnRight && many !== 'right');
  return hasTooMany ? 'many' : 'fits';
}

/** The operands of a binary operator. */
export function sidesOf(node: PromqlNode): readonly [PromqlNode, PromqlNode] | undefined {
  const [left, right] = operandsOf(node);
  return left && right ? [left, right] : undefined;
}
