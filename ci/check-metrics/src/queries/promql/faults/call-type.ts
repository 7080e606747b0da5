import { signatureOf, type ValueType } from '../promql-functions.js';
import { childOf, operandsOf, type PromqlNode } from '../promql-node.js';
import { expectType } from './expect-type.js';
import type { FaultContext } from './fault-context.js';
import { typeOf } from './type-of.js';

/** An aggregation takes an instant vector, some of them a parameter before it. */
export function typeOfAggregate(node: PromqlNode, context: FaultContext): ValueType {
  const operator = childOf(node, 'AggregateOp');
  const name = operator ? context.textOf(operator) : '';
  const parameter = WITH_PARAMETER[operator?.children[0]?.name ?? ''];
  const args = operandsOf(childOf(node, 'FunctionCallBody'));
  const wanted: ValueType[] = parameter === undefined ? ['vector'] : [parameter, 'vector'];
  expectArguments(node, name, args, { takes: wanted, optional: 0 }, context);
  return 'vector';
}

const WITH_PARAMETER: Readonly<Record<string, ValueType | undefined>> = {
  Bottomk: 'scalar',
  CountValues: 'string',
  LimitK: 'scalar',
  LimitRatio: 'scalar',
  Quantile: 'scalar',
  Topk: 'scalar',
};

/** A function takes as many arguments as it has, each of its kind. */
export function typeOfCall(node: PromqlNode, context: FaultContext): ValueType {
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
  context: FaultContext,
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

const HINTS: Readonly<Record<ValueType, string>> = {
  scalar: 'number',
  vector: 'vector',
  matrix: 'vector[5m]',
  string: '"text"',
  any: '…',
};
