import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { isWithin } from './syntactic-position.js';

/**
 * Those of a variable's writes that a read may still see: not what a later statement, which runs before the read in
 * any case, has overwritten. `let path = req.url; path = normalize(path);` leaves the second alone.
 *
 * @param writes - the identifiers that are written, in the order of the text
 * @param read - the identifier that is read
 */
export function effectiveWrites(writes: readonly TSESTree.Node[], read: TSESTree.Node): TSESTree.Node[] {
  const last = writes.findLastIndex((write) => precedesInAnyCase(write, read));
  return last === -1 ? [...writes] : writes.slice(last);
}

/**
 * Whether a write is a statement of a block that the read is in too, and stands before it, so that nothing goes around it.
 *
 * @param write - the name or member that is assigned
 */
export function precedesInAnyCase(write: TSESTree.Node, read: TSESTree.Node): boolean {
  if (write.range[1] > read.range[0]) return false;
  const { parent: assignment } = write;
  const isPlain =
    assignment?.type === AST_NODE_TYPES.AssignmentExpression &&
    assignment.left === write &&
    assignment.operator === '=' &&
    assignment.parent.type === AST_NODE_TYPES.ExpressionStatement;
  if (!isPlain || isWithin(read, assignment)) return false;
  const block = assignment.parent.parent;
  return block !== undefined && BLOCKS.has(block.type) && isWithin(read, block);
}

const BLOCKS: ReadonlySet<AST_NODE_TYPES> = new Set([
  AST_NODE_TYPES.BlockStatement,
  AST_NODE_TYPES.Program,
  AST_NODE_TYPES.StaticBlock,
]);
