import { blankFaults } from './faults/blank-faults.js';
import type { FaultContext, PromqlFault } from './faults/fault-context.js';
import { stringFaults } from './faults/string-faults.js';
import { typeOf } from './faults/type-of.js';
import { operandsOf, type PromqlNode } from './promql-node.js';

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
  const context: FaultContext = {
    textOf: ({ from, to }) => text.slice(from, to),
    isUnknown,
    report: ({ from, to }, message, fix) => faults.push({ from, to, message, fix }),
  };
  blankFaults(text, context);
  stringFaults(root, context);
  for (const operand of operandsOf(root)) typeOf(operand, context);
  return faults;
}
