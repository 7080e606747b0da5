import type { PromqlNode } from '../promql-node.js';
import { unquote } from '../promql-string.js';
import type { FaultContext } from './fault-context.js';

/** The grammar takes any escape, and a string that does not end. */
export function stringFaults(node: PromqlNode, context: FaultContext): void {
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
