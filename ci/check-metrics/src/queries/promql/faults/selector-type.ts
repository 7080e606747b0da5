import type { ValueType } from '../promql-functions.js';
import { labelPattern } from '../label-pattern.js';
import { childOf, type PromqlNode } from '../promql-node.js';
import { unquote } from '../promql-string.js';
import type { FaultContext } from './fault-context.js';

/** A selector must ask for something, by one name, and its patterns must be some. */
export function typeOfSelector(node: PromqlNode, context: FaultContext): ValueType {
  if (context.isUnknown(node.from, childOf(node, 'Identifier')?.to ?? node.from)) return 'any';
  const matchers = childOf(node, 'LabelMatchers')?.children ?? [];
  const named = matchers.filter((matcher) => isNameMatcher(matcher, context));
  const hasName = childOf(node, 'Identifier') !== undefined;
  const [name] = named;
  if (name && hasName) context.report(name, 'the metric has two names', 'give the name once');
  for (const matcher of matchers) patternFaults(matcher, context);
  if (!hasName && matchers.every((matcher) => takesNothing(matcher, context))) {
    context.report(
      node,
      'the selector takes every series there is',
      'give the name of a metric, or a matcher that the empty string does not match',
    );
  }
  return 'vector';
}

function isNameMatcher(matcher: PromqlNode, { textOf }: FaultContext): boolean {
  const label = childOf(matcher, 'LabelName');
  return matcher.name === 'QuotedLabelName' || (label !== undefined && textOf(label) === '__name__');
}

function patternFaults(matcher: PromqlNode, { textOf, isUnknown, report }: FaultContext): void {
  const literal = childOf(matcher, 'StringLiteral');
  const [operator] = childOf(matcher, 'MatchOp')?.children ?? [];
  if (!literal || !operator?.name.endsWith('Regex') || isUnknown(literal.from, literal.to)) return;
  const string = unquote(textOf(literal));
  const pattern = 'value' in string ? labelPattern(string.value) : undefined;
  if (pattern && 'fault' in pattern)
    report(literal, pattern.fault, 'correct it; Prometheus reads patterns as RE2 does');
}

/** Whether a series without the label is taken as well. */
function takesNothing(matcher: PromqlNode, { textOf, isUnknown }: FaultContext): boolean {
  const [operator] = childOf(matcher, 'MatchOp')?.children ?? [];
  const literal = childOf(matcher, 'StringLiteral');
  if (!operator || !literal || isUnknown(matcher.from, matcher.to)) return false;
  const string = unquote(textOf(literal));
  const value = 'value' in string ? string.value : 'x';
  switch (operator.name) {
    case 'EqlSingle':
      return value === '';
    case 'Neq':
      return value !== '';
    case 'EqlRegex':
      return takesEmpty(value);
    default:
      return !takesEmpty(value);
  }
}

function takesEmpty(pattern: string): boolean {
  const read = labelPattern(pattern);
  return 'matches' in read && read.matches('');
}
