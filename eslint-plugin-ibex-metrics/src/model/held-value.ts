import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import type { AnalysedFile } from './analysed-file.js';
import { possibleValues } from './possible-values.js';
import { memberOf, type PromClientValue } from './prom-client-value.js';
import { propertyName } from './property-name.js';

/**
 * What an expression has of prom-client by way of an object, array or field that this file put it into. Putting it
 * there is a use in itself, and the value is not followed on; here is the way back.
 *
 * @returns `undefined` for anything else
 */
export function heldValue(
  expression: TSESTree.Node,
  { promClient, sourceCode }: Pick<AnalysedFile, 'promClient' | 'sourceCode'>,
): PromClientValue | undefined {
  const direct = promClient.values.get(expression);
  if (direct) return direct;
  // Where nothing was put anywhere, every member of every call would be traced for nothing.
  if (!promClient.uses.some(({ kind }) => kind === 'escape')) return undefined;
  for (const value of possibleValues(expression, sourceCode)) {
    const known = promClient.values.get(value);
    if (known) return known;
  }
  if (expression.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  const holder = heldValue(expression.object, { promClient, sourceCode });
  return holder && memberOf(holder, propertyName(expression, sourceCode));
}
