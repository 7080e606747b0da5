import type { TSESTree } from '@typescript-eslint/utils';

import { isWithin } from './syntactic-position.js';

/**
 * Where to report a value that was traced: itself where it is written in the expression, else the expression, so that
 * the finding stays with the code that uses the value.
 *
 * @param expression - the expression that was traced
 * @param value - what it was traced to
 */
export function placeOf(expression: TSESTree.Node, value: TSESTree.Node): TSESTree.Node {
  return isWithin(value, expression) ? value : expression;
}
