import type { CatalogChange } from '../../diff/catalog-change.js';
import { childOf, type PromqlNode } from '../promql/promql-node.js';
import type { QueryProblem } from '../query-context.js';
import { textOf } from '../query-text.js';
import type { Break, Flow, ImpactContext, Origin } from './query-impact.js';

/**
 * What is wrong with an expression in the head and was right in the base, with the change that made it so.
 *
 * @param root - of the expression
 * @param flow - of all of it
 */
export function breaksByProblems(
  root: PromqlNode,
  { base, head }: { readonly base: readonly QueryProblem[]; readonly head: readonly QueryProblem[] },
  flow: Flow,
  context: ImpactContext,
): readonly Break[] {
  const before = new Set(base.map(keyOf));
  return head
    .filter((problem) => !before.has(keyOf(problem)))
    .flatMap((problem): Break[] => {
      const cause = causeOf(problem, flow, context);
      if (!cause || isHarmless(problem, root, cause, context)) return [];
      const { from, to } = problem;
      const { change, origin } = cause;
      const how = wordsOf(problem, change, context);
      return [{ change, how, from, to, through: origin.through, passesOn: !isOfLabels(problem, root) }];
    });
}

function keyOf({ code, from, to, label, value }: QueryProblem): string {
  return JSON.stringify([code, from, to, label, value]);
}

interface Cause {
  readonly change: CatalogChange;
  readonly origin: Origin;
}

function causeOf(problem: QueryProblem, { origins }: Flow, { changes }: ImpactContext): Cause | undefined {
  const of = problem.metric === undefined ? undefined : changes.oldName(problem.metric);
  const some = [...origins].filter(([metric]) => metric === of);
  for (const candidates of [some, [...origins]]) {
    for (const [metric, origin] of candidates) {
      const change = changes.of(metric).find((one) => explains(one, problem));
      if (change) return { change, origin };
    }
  }
  return undefined;
}

function explains(change: CatalogChange, { code, label }: QueryProblem): boolean {
  switch (code) {
    case 'query/unknown-label':
      if (change.kind === 'type') return label === 'le';
      return (change.kind === 'label-removed' || change.kind === 'label-renamed') && change.label === label;
    case 'query/unknown-value':
      return change.kind === 'values-removed' && change.label === label;
    case 'query/unknown-bucket':
      return change.kind === 'buckets';
    case 'query/unknown-metric':
      return change.kind === 'type' || change.kind === 'metric-removed' || change.kind === 'metric-renamed';
    case 'query/rate-of-gauge':
    case 'query/gauge-function-on-counter':
    case 'query/raw-counter':
    case 'query/histogram-quantile':
      return change.kind === 'type';
    default:
      return false;
  }
}

/** Whether nothing comes of it: what drops a label does that also where the label is gone. */
function isHarmless(
  { code, label, from }: QueryProblem,
  root: PromqlNode,
  { change }: Cause,
  { changes }: ImpactContext,
): boolean {
  const around = nodesAt(root, from);
  if (code === 'query/unknown-label') return around.some((node) => dropsAt(node, from));
  if (code !== 'query/unknown-value') return false;
  const operator = childOf(
    around.find(({ name }) => name.endsWith('Matcher')),
    'MatchOp',
  );
  if (operator?.children[0]?.name.startsWith('Neq') !== true) return false;
  // To leave out what is never there is no mistake, unless it is there under another name.
  const { metric } = change as Extract<CatalogChange, { readonly kind: 'values-removed' }>;
  return changes.find(metric, 'values-added', label) === undefined;
}

function dropsAt(node: PromqlNode, at: number): boolean {
  if (!childOf(node, 'Without') && !childOf(node, 'Ignoring')) return false;
  // Behind it may stand what group_left copies.
  const list = childOf(node, 'GroupingLabels');
  return list !== undefined && list.from <= at && at < list.to;
}

/** Whether what the expression gives has only other labels, and not other values. */
function isOfLabels({ code, from }: QueryProblem, root: PromqlNode): boolean {
  return (
    code === 'query/unknown-label' && nodesAt(root, from).some(({ name }) => name === 'AggregateModifier')
  );
}

/** The nodes around a place, the outermost first. */
function nodesAt(root: PromqlNode, at: number): readonly PromqlNode[] {
  const around: PromqlNode[] = [];
  for (
    let node: PromqlNode | undefined = root;
    node;
    node = node.children.find(({ from, to }) => from <= at && at < to)
  ) {
    around.push(node);
  }
  return around;
}

function wordsOf(problem: QueryProblem, change: CatalogChange, context: ImpactContext): string {
  const { code, label = '', value = '', metric = '' } = problem;
  const called = textOf(problem, context);
  const type = change.kind === 'type' ? `${article(change.to)} ${change.to} now` : 'another now';
  switch (code) {
    case 'query/unknown-label':
      return change.kind === 'label-renamed'
        ? `asks for the label ${label}, which is called ${change.to} now`
        : `asks for the label ${label}, which is gone`;
    case 'query/unknown-value':
      return `asks for ${label}${/^[\w/:-]*$/.test(value) ? '=' : '=~'}"${value}", which is never there`;
    case 'query/unknown-bucket':
      return `asks for le="${value}", which is no bucket any more`;
    case 'query/unknown-metric':
      // Of a metric that is gone under its name another has told; this is a pattern that took it.
      if (change.kind === 'metric-removed') return `asks for ${metric}, and ${change.metric} is gone`;
      if (change.kind === 'metric-renamed')
        return `asks for ${metric}, and ${change.metric} is called ${change.to} now`;
      return `asks for ${metric}, and the metric is ${type}`;
    case 'query/raw-counter':
      return `compares the value of what is ${type}`;
    case 'query/histogram-quantile':
      return `asks for a quantile of what is ${type}`;
    default:
      return `uses ${called} on what is ${type}`;
  }
}

function article(type: string): string {
  return /^[aeiou]/.test(type) ? 'an' : 'a';
}
