import type { ValueType } from '../promql-functions.js';
import type { PromqlNode } from '../promql-node.js';
import type { FaultContext } from './fault-context.js';
import { typeOf } from './type-of.js';

/**
 * Tells where an expression gives something else than is wanted.
 *
 * @param what - wants it
 */
export function expectType(node: PromqlNode, wanted: ValueType, what: string, context: FaultContext): void {
  const type = typeOf(node, context);
  if (type === 'any' || wanted === 'any' || type === wanted) return;
  context.report(
    node,
    `${what} takes ${DESCRIBED[wanted]}, and this is ${DESCRIBED[type]}`,
    CONVERTED[wanted][type] ?? `give ${DESCRIBED[wanted]}`,
  );
}

/** What an expression of a type is called. */
export const DESCRIBED: Readonly<Record<ValueType, string>> = {
  scalar: 'a number',
  vector: 'an instant vector',
  matrix: 'a range',
  string: 'a string',
  any: 'anything',
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
