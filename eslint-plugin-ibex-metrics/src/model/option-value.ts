import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { objectContents } from './object-properties.js';
import { possibleValues } from './possible-values.js';

/** What an option is set to. */
export interface OptionValue {
  /** The expressions it may be set to; empty where it is missing or nothing is known of it. */
  readonly values: readonly TSESTree.Node[];
  /** Whether it is certainly not set. */
  readonly isMissing: boolean;
}

/**
 * Reads an option of an object of options.
 *
 * @param options - the expression of the object
 * @param name - the option's
 */
export function optionValue(
  options: TSESTree.Node,
  name: string,
  sourceCode: Readonly<TSESLint.SourceCode>,
): OptionValue {
  const { properties, unknown } = objectContents(options, sourceCode);
  const set = properties.filter((property) => property.name === name).map(({ value }) => value);
  const [object, ...others] = possibleValues(options, sourceCode);
  // In one object, what is written last wins over what was spread into it before.
  const isOneObject = object?.type === AST_NODE_TYPES.ObjectExpression && others.length === 0;
  const values = (isOneObject ? set.slice(-1) : set).filter((value) => !isUndefined(value));
  return { values, isMissing: values.length === 0 && unknown.length === 0 };
}

function isUndefined(node: TSESTree.Node): boolean {
  return node.type === AST_NODE_TYPES.Identifier && node.name === 'undefined';
}
