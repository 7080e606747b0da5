import { checkMatcher, type Matcher } from './check-matcher.js';
import { childOf, type PromqlNode } from './promql/promql-node.js';
import type { QueryContext } from './query-context.js';
import { type Part, stringOf, textOf } from './query-text.js';
import { type SeriesShape, unionOf, UNKNOWN_SHAPE } from './series-shape.js';
import { alternativesOf, isLiteral } from './value-pattern.js';

/** Holds a selector to what its names stand for, and says which series it gives. */
export function checkSelector(node: PromqlNode, context: QueryContext): SeriesShape {
  const matchers = matchersOf(node, context);
  const names = namesOf(node, matchers, context);
  if (names === undefined) {
    checkPattern(matchers, context);
    return UNKNOWN_SHAPE;
  }
  const shapes = names.map((name) => shapeOfName(name, context));
  const shape = shapes.slice(1).reduce(unionOf, shapes[0] ?? UNKNOWN_SHAPE);
  const called = names.map(({ text }) => text).join('|');
  for (const matcher of matchers) {
    if (matcher.label !== '__name__') checkMatcher(matcher, called, shape, context.report);
  }
  const there = matchers.filter(
    ({ operator, label }) => operator === '=' && label !== '__name__' && shape.labels.has(label),
  );
  if (there.length === 0) return shape;
  const labels = new Map(shape.labels);
  for (const { label, value } of there) labels.set(label, value === undefined ? undefined : [value]);
  return { ...shape, labels };
}

/**
 * The names that a selector asks for: one, or those of a pattern that only lists names.
 *
 * @returns `undefined` where it asks for none, for a pattern, or for what is filled in later
 */
export function selectedNames(node: PromqlNode, context: QueryContext): readonly Part[] | undefined {
  return namesOf(node, matchersOf(node, context), context);
}

/** The metrics of the catalog that the pattern of a selector takes; none where it has no pattern of names, or takes all. */
export function metricsOfPattern(node: PromqlNode, context: QueryContext): readonly string[] {
  return namePatterns(matchersOf(node, context)).flatMap(({ value }) => context.names.metricsMatching(value));
}

/** The matchers of a selector. */
export function matchersOf(node: PromqlNode, context: QueryContext): readonly Matcher[] {
  return (childOf(node, 'LabelMatchers')?.children ?? [])
    .filter(({ name }) => name.endsWith('Matcher'))
    .map((matcher) => matcherOf(matcher, context));
}

function shapeOfName({ text, from, to }: Part, { names, report, use }: QueryContext): SeriesShape {
  const shape = names.shapeOf(text, (problem) => {
    report({ ...problem, from, to });
  });
  if (shape.metric !== undefined) use?.(shape.metric);
  return shape;
}

/** What a pattern may take is not known to its end, since others have metrics, too; of the catalog's it takes these. */
function checkPattern(matchers: readonly Matcher[], { names, report, use }: QueryContext): void {
  for (const { value, valueFrom, valueTo } of namePatterns(matchers)) {
    for (const metric of names.metricsMatching(value)) use?.(metric);
    for (const problem of names.problemsOfPattern(value))
      report({ ...problem, from: valueFrom, to: valueTo });
  }
}

function namePatterns(matchers: readonly Matcher[]): readonly (Matcher & { readonly value: string })[] {
  return matchers.flatMap((matcher) => {
    const { label, operator, value } = matcher;
    return label === '__name__' && operator === '=~' && value !== undefined ? [{ ...matcher, value }] : [];
  });
}

function namesOf(
  node: PromqlNode,
  matchers: readonly Matcher[],
  context: QueryContext,
): readonly Part[] | undefined {
  const one = nameOf(node, matchers, context);
  if (one) return context.filled.isUnknown(one.from, one.to) ? undefined : [one];
  const pattern = matchers.find(({ label, operator }) => label === '__name__' && operator === '=~');
  if (pattern?.value === undefined) return undefined;
  const alternatives = alternativesOf(pattern.value);
  const isEscaped = pattern.valueTo - pattern.valueFrom !== pattern.value.length + 2;
  if (isEscaped || !alternatives.every((one) => one.text !== '' && isLiteral(one))) return undefined;
  return alternatives.map(({ text, at }) => {
    const from = pattern.valueFrom + 1 + at;
    return { text, from, to: from + text.length };
  });
}

function nameOf(node: PromqlNode, matchers: readonly Matcher[], context: QueryContext): Part | undefined {
  const identifier = childOf(node, 'Identifier');
  if (identifier) return { text: textOf(identifier, context), from: identifier.from, to: identifier.to };
  const quoted = childOf(childOf(node, 'LabelMatchers'), 'QuotedLabelName');
  if (quoted) return { text: stringOf(quoted, context) ?? '', from: quoted.from, to: quoted.to };
  const matcher = matchers.find(({ label, operator }) => label === '__name__' && operator === '=');
  return matcher?.value === undefined
    ? undefined
    : { text: matcher.value, from: matcher.valueFrom, to: matcher.valueTo };
}

function matcherOf(node: PromqlNode, context: QueryContext): Matcher {
  const label = childOf(node, 'LabelName') ?? childOf(node, 'QuotedLabelName') ?? node;
  const operator = childOf(node, 'MatchOp');
  const value = childOf(node, 'StringLiteral');
  const isUnknown = value && context.filled.isUnknown(value.from, value.to);
  return {
    label: label.name === 'LabelName' ? textOf(label, context) : (stringOf(label, context) ?? ''),
    operator: operator ? textOf(operator, context) : '',
    value: value && !isUnknown ? stringOf(value, context) : undefined,
    from: label.from,
    to: label.to,
    valueFrom: value?.from ?? node.from,
    valueTo: value?.to ?? node.to,
    isUnknown: context.filled.isUnknown(label.from, label.to),
  };
}
