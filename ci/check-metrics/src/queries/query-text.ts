import type { FilledIn } from './promql/placeholders.js';
import type { PromqlNode } from './promql/promql-node.js';
import { unquote } from './promql/promql-string.js';

/** A name in an expression, and where it stands in the text that was parsed. */
export interface Part {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

interface InText {
  readonly filled: FilledIn;
}

/** What stands at a node. */
export function textOf({ from, to }: Pick<PromqlNode, 'from' | 'to'>, { filled }: InText): string {
  return filled.text.slice(from, to);
}

/** What a string literal stands for; `undefined` for anything else. */
export function stringOf(node: PromqlNode, context: InText): string | undefined {
  const text = textOf(node, context);
  if (!/^["'`]/.test(text)) return undefined;
  const string = unquote(text);
  return 'value' in string ? string.value : undefined;
}
