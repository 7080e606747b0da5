import { signatureOf, type ValueType } from './promql-functions.js';
import { BINDS_LESS, childOf, operandsOf, type PromqlNode } from './promql-node.js';
import { patternFault, takesEmpty } from './promql-pattern.js';
import { unquote } from './promql-string.js';

/** Something that Prometheus refuses although the grammar takes it. */
export interface PromqlFault {
  readonly from: number;
  readonly to: number;
  readonly message: string;
  readonly fix: string;
}

/**
 * Finds what the grammar leaves to its reader: escapes that are none, operands and arguments of the wrong kind, modifiers
 * where they mean nothing.
 *
 * @param root - of an expression that the grammar takes
 * @param text - the expression
 * @param isUnknown - whether what stands there will be replaced, so that it may be anything
 */
export function promqlFaults(
  root: PromqlNode,
  text: string,
  isUnknown: (from: number, to: number) => boolean,
): readonly PromqlFault[] {
  const faults: PromqlFault[] = [];
  const context: Context = {
    textOf: ({ from, to }) => text.slice(from, to),
    isUnknown,
    report: ({ from, to }, message, fix) => faults.push({ from, to, message, fix }),
  };
  blankFaults(text, context);
  stringFaults(root, context);
  for (const operand of operandsOf(root)) typeOf(operand, context);
  return faults;
}

interface Context {
  readonly textOf: (node: Pick<PromqlNode, 'from' | 'to'>) => string;
  readonly isUnknown: (from: number, to: number) => boolean;
  readonly report: (place: Pick<PromqlNode, 'from' | 'to'>, message: string, fix: string) => void;
}

/** The grammar takes every blank of Unicode for one, and Prometheus four: what is copied from a page may have another. */
function blankFaults(text: string, { report }: Context): void {
  if (!/[^\S \t\n\r]/.test(text)) return;
  const code = text.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|#.*/g, (part) =>
    'x'.repeat(part.length),
  );
  const at = code.search(/[^\S \t\n\r]/);
  if (at !== -1)
    report({ from: at, to: at + 1 }, 'this blank is none to Prometheus', 'write an ordinary one');
}

function stringFaults(node: PromqlNode, context: Context): void {
  if (node.name === 'StringLiteral') {
    const literal = unquote(context.textOf(node));
    if ('value' in literal) return;
    const place = { from: node.from + literal.from, to: node.from + literal.to };
    const fix = literal.fault.endsWith('escape')
      ? 'write the backslash twice, or put the string in backquotes'
      : 'end it with the quote that it begins with';
    context.report(place, literal.fault, fix);
    return;
  }
  for (const child of node.children) stringFaults(child, context);
}

function typeOf(node: PromqlNode, context: Context): ValueType {
  const [operand] = operandsOf(node);
  switch (node.name) {
    case 'NumberDurationLiteral':
      if (/[A-Za-z_]/.test(context.textOf({ from: node.to, to: node.to + 1 }))) {
        context.report(node, 'a word stands right behind a number', 'put a blank between them');
      }
      return 'scalar';
    case 'StringLiteral':
      return 'string';
    case 'VectorSelector':
      return typeOfSelector(node, context);
    case 'ParenExpr':
    case 'AnchoredExpr':
    case 'SmoothedExpr':
      return operand ? typeOf(operand, context) : 'any';
    case 'OffsetExpr':
    case 'StepInvariantExpr':
      return typeOfMoved(node, operand, context);
    case 'MatrixSelector':
      return typeOfRange(node, operand, context);
    case 'SubqueryExpr':
      if (operand && BINDS_LESS.test(operand.name)) {
        context.report(
          operand,
          'the range stands after the last of several operands',
          'put what it is of in parentheses',
        );
      } else if (operand) {
        expectType(operand, 'vector', 'a subquery', context);
      }
      return 'matrix';
    case 'UnaryExpr':
      return typeOfUnary(operand, context);
    case 'AggregateExpr':
      return typeOfAggregate(node, context);
    case 'FunctionCall':
      return typeOfCall(node, context);
    case 'BinaryExpr':
      return typeOfBinary(node, context);
    default:
      return 'any';
  }
}

function typeOfSelector(node: PromqlNode, context: Context): ValueType {
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

function isNameMatcher(matcher: PromqlNode, { textOf }: Context): boolean {
  const label = childOf(matcher, 'LabelName');
  return matcher.name === 'QuotedLabelName' || (label !== undefined && textOf(label) === '__name__');
}

function patternFaults(matcher: PromqlNode, { textOf, isUnknown, report }: Context): void {
  const literal = childOf(matcher, 'StringLiteral');
  const [operator] = childOf(matcher, 'MatchOp')?.children ?? [];
  if (!literal || !operator?.name.endsWith('Regex') || isUnknown(literal.from, literal.to)) return;
  const string = unquote(textOf(literal));
  const fault = 'value' in string ? patternFault(string.value) : undefined;
  if (fault !== undefined) report(literal, fault, 'correct it; Prometheus reads patterns as RE2 does');
}

/** Whether a series without the label is taken as well. */
function takesNothing(matcher: PromqlNode, { textOf, isUnknown }: Context): boolean {
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

function typeOfMoved(node: PromqlNode, operand: PromqlNode | undefined, context: Context): ValueType {
  if (!operand) return 'any';
  const what = node.name === 'OffsetExpr' ? 'offset' : '@';
  const nearest = nearestBefore(operand);
  const moved = movedBy(nearest);
  if (moved.includes(node.name)) context.report(node, `${what} is given twice`, 'give it once');
  if (!MOVABLE.has(nearest.name)) {
    context.report(
      node,
      `${what} stands after something that is neither a selector nor a subquery`,
      'put it after the selector within',
    );
  }
  return typeOf(operand, context);
}

/** What a modifier is of. The grammar has `a - b offset 5m` as that of both, and for Prometheus it is that of `b`. */
function nearestBefore(operand: PromqlNode): PromqlNode {
  const last = BINDS_LESS.test(operand.name) ? operandsOf(operand).at(-1) : undefined;
  return last ? nearestBefore(last) : operand;
}

const MOVABLE: ReadonlySet<string> = new Set([
  'AnchoredExpr',
  'SmoothedExpr',
  'MatrixSelector',
  'OffsetExpr',
  'StepInvariantExpr',
  'SubqueryExpr',
  'VectorSelector',
]);

function movedBy(node: PromqlNode): string[] {
  if (node.name !== 'OffsetExpr' && node.name !== 'StepInvariantExpr') return [];
  const [operand] = operandsOf(node);
  return [node.name, ...(operand ? movedBy(operand) : [])];
}

function typeOfRange(node: PromqlNode, operand: PromqlNode | undefined, context: Context): ValueType {
  if (operand && /^(?:OffsetExpr|StepInvariantExpr)$/.test(operand.name) && !isAtAnEnd(operand)) {
    context.report(operand, 'offset and @ stand before the range', 'put them after the range');
  } else if (operand && operand.name !== 'VectorSelector' && !isAtAnEnd(operand)) {
    context.report(operand, 'only a selector has a range', 'write a subquery, as in [5m:]');
  }
  if (operand) typeOf(operand, context);
  const duration = childOf(node, 'DurationExpr');
  if (duration && /^0+(?:\D+0+)*[a-z]*$/.test(context.textOf(duration).trim())) {
    context.report(duration, 'the range is empty', 'give one above 0');
  }
  return 'matrix';
}

/** Prometheus lets `@ start()` stand before a range, though not `@ 0`. */
function isAtAnEnd(node: PromqlNode): boolean {
  return (
    childOf(node, 'AtModifierPreprocessors') !== undefined && childOf(node, 'VectorSelector') !== undefined
  );
}

function typeOfUnary(operand: PromqlNode | undefined, context: Context): ValueType {
  if (!operand) return 'any';
  const type = typeOf(operand, context);
  if (type === 'scalar' || type === 'vector' || type === 'any') return type;
  context.report(operand, `a sign stands before ${DESCRIBED[type]}`, 'remove it');
  return 'any';
}

const WITH_PARAMETER: Readonly<Record<string, ValueType | undefined>> = {
  Bottomk: 'scalar',
  CountValues: 'string',
  LimitK: 'scalar',
  LimitRatio: 'scalar',
  Quantile: 'scalar',
  Topk: 'scalar',
};

function typeOfAggregate(node: PromqlNode, context: Context): ValueType {
  const operator = childOf(node, 'AggregateOp');
  const name = operator ? context.textOf(operator) : '';
  const parameter = WITH_PARAMETER[operator?.children[0]?.name ?? ''];
  const args = operandsOf(childOf(node, 'FunctionCallBody'));
  const wanted: ValueType[] = parameter === undefined ? ['vector'] : [parameter, 'vector'];
  expectArguments(node, name, args, { takes: wanted, optional: 0 }, context);
  return 'vector';
}

function typeOfCall(node: PromqlNode, context: Context): ValueType {
  const identifier = childOf(node, 'FunctionIdentifier');
  const name = identifier ? context.textOf(identifier).toLowerCase() : '';
  const signature = signatureOf(name);
  const args = operandsOf(childOf(node, 'FunctionCallBody'));
  if (!signature) {
    for (const argument of args) typeOf(argument, context);
    return 'any';
  }
  expectArguments(node, name, args, signature, context);
  return signature.gives;
}

function expectArguments(
  node: PromqlNode,
  name: string,
  args: readonly PromqlNode[],
  { takes, optional }: { readonly takes: readonly ValueType[]; readonly optional: number },
  context: Context,
): void {
  const least = optional === Infinity ? takes.length - 1 : takes.length - optional;
  const most = optional === Infinity ? Infinity : takes.length;
  if (args.length < least || args.length > most) {
    const wanted =
      least === most
        ? String(least)
        : most === Infinity
          ? `${String(least)} or more`
          : `${String(least)} to ${String(most)}`;
    context.report(
      node,
      `${name} has ${String(args.length)} of ${wanted} arguments`,
      `write ${name}(${takes.map((type) => HINTS[type]).join(', ')})`,
    );
  }
  for (const [index, argument] of args.entries()) {
    expectType(argument, takes[index] ?? takes.at(-1) ?? 'any', name, context);
  }
}

function expectType(node: PromqlNode, wanted: ValueType, what: string, context: Context): void {
  const type = typeOf(node, context);
  if (type === 'any' || wanted === 'any' || type === wanted) return;
  context.report(
    node,
    `${what} takes ${DESCRIBED[wanted]}, and this is ${DESCRIBED[type]}`,
    CONVERTED[wanted][type] ?? `give ${DESCRIBED[wanted]}`,
  );
}

const DESCRIBED: Readonly<Record<ValueType, string>> = {
  scalar: 'a number',
  vector: 'an instant vector',
  matrix: 'a range',
  string: 'a string',
  any: 'anything',
};

const HINTS: Readonly<Record<ValueType, string>> = {
  scalar: 'number',
  vector: 'vector',
  matrix: 'vector[5m]',
  string: '"text"',
  any: '…',
};

const CONVERTED: Readonly<Record<ValueType, Partial<Record<ValueType, string>>>> = {
  scalar: { vector: 'put it in scalar()' },
  vector: {
    matrix: 'remove the range, or put it in a function that takes one',
    scalar: 'put it in vector()',
  },
  matrix: { vector: 'give it a range, as in [5m]' },
  string: {},
  any: {},
};

function typeOfBinary(node: PromqlNode, context: Context): ValueType {
  const [left, right] = operandsOf(node);
  if (!left || !right) return 'any';
  const types = [typeOf(left, context), typeOf(right, context)] as const;
  for (const [index, operand] of [left, right].entries()) {
    const type = types[index] ?? 'any';
    if (type === 'matrix' || type === 'string') {
      context.report(
        operand,
        `an operator takes numbers and instant vectors, and this is ${DESCRIBED[type]}`,
        'put it in a function that takes it',
      );
      return 'any';
    }
  }
  const operator = node.children[node.children.indexOf(left) + 1];
  const isSet = operator !== undefined && SET_OPERATORS.has(operator.name);
  const isComparison = operator !== undefined && COMPARISONS.has(operator.name);
  const bool = childOf(node, 'BoolModifier');
  const matching = childOf(node, 'MatchingModifierClause');
  const scalar = types[0] === 'scalar' ? left : types[1] === 'scalar' ? right : undefined;
  if (bool && !isComparison)
    context.report(bool, 'bool stands after something that compares nothing', 'remove it');
  if (types[0] === 'scalar' && types[1] === 'scalar' && isComparison && !bool) {
    context.report(node, 'two numbers are compared without bool', 'write bool after the operator');
  }
  if (scalar && isSet)
    context.report(scalar, `${context.textOf(operator)} has a number on one side`, 'put it in vector()');
  else if (scalar && matching && childOf(matching, 'GroupingLabels')?.children.length)
    context.report(matching, 'a number has no labels to match', 'remove it');
  if (matching) matchingFaults(matching, isSet, context);
  if (types[0] === 'scalar' && types[1] === 'scalar') return 'scalar';
  return types.includes('vector') ? 'vector' : 'any';
}

const SET_OPERATORS: ReadonlySet<string> = new Set(['And', 'Or', 'Unless']);
const COMPARISONS: ReadonlySet<string> = new Set(['Eql', 'Neq', 'Gte', 'Gtr', 'Lte', 'Lss']);

function matchingFaults(matching: PromqlNode, isSet: boolean, context: Context): void {
  const group = childOf(matching, 'GroupLeft') ?? childOf(matching, 'GroupRight');
  if (!group) return;
  if (isSet) context.report(group, `${context.textOf(group)} stands after a set operator`, 'remove it');
  const [first, second] = matching.children.filter(({ name }) => name === 'GroupingLabels');
  if (!childOf(matching, 'On') || !first || !second) return;
  const matched = first.children.map(context.textOf);
  for (const label of second.children) {
    if (matched.includes(context.textOf(label))) {
      context.report(
        label,
        `${context.textOf(label)} is matched on already`,
        'remove it from one of the two',
      );
    }
  }
}
